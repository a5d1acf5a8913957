<?xml version="1.0" encoding="UTF-8"?>
<!-- labels.xsl: words and patterns in the language of the document, from ../labels/. A word is an attribute of
     the group it belongs to: f:label('section', 'agenda'); f:fill() puts values into the places of a pattern. -->
<xsl:stylesheet version="1.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:l="urn:protoc:labels:1"
                xmlns:f="urn:protoc:function:1"
                exclude-result-prefixes="l f">

  <!-- The language without its region: de-AT reads de.xml. -->
  <xsl:variable name="language" select="substring-before(concat(/*/@xml:lang, '-'), '-')"/>
  <xsl:variable name="labels" select="document(concat('../labels/', $language, '.xml'))/l:labels"/>

  <!-- Ends with a message when there are no labels for the language. -->
  <xsl:template name="require-labels">
    <xsl:if test="not($labels)">
      <xsl:message terminate="yes">
        <xsl:text>there are no labels for the language “</xsl:text>
        <xsl:value-of select="$language"/>
        <xsl:text>”: a document in it needs stylesheets/labels/</xsl:text>
        <xsl:value-of select="$language"/>
        <xsl:text>.xml</xsl:text>
      </xsl:message>
    </xsl:if>
  </xsl:template>

  <!-- A number with its unit in the form that goes with it: 1 час, 2 часа, 5 часов. -->
  <xsl:template name="count">
    <xsl:param name="number"/>
    <xsl:param name="unit"/>
    <xsl:variable name="ending" select="concat(' ', $number mod 100, ' ')"/>
    <xsl:variable name="plural"
                  select="$labels/l:plural[@exactly = $number or contains(concat(' ', @endings, ' '), $ending)][1]/@form"/>
    <xsl:variable name="forms" select="$labels/l:unit[@key = $unit]/l:form"/>
    <xsl:variable name="form" select="($forms[@plural = $plural] | $forms[not(@plural)])[1]"/>
    <xsl:value-of select="concat(substring-before($form, '{'), $number, substring-after($form, '}'))"/>
  </xsl:template>
</xsl:stylesheet>
