<?xml version="1.0" encoding="UTF-8"?>
<!-- labels.xsl: words and patterns in the language of the document, from ../labels/. Owns everything that
     reads a label file. -->
<xsl:stylesheet version="1.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:l="urn:protoc:labels:1"
                exclude-result-prefixes="l">

  <xsl:key name="label" match="l:text" use="@key"/>
  <xsl:key name="unit" match="l:unit" use="@key"/>

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

  <!-- The text of a label. One that is missing is reported, and its key printed in its place. -->
  <xsl:template name="label">
    <xsl:param name="key"/>
    <xsl:for-each select="$labels">
      <xsl:variable name="text" select="key('label', $key)"/>
      <xsl:value-of select="$text"/>
      <xsl:if test="not($text)">
        <xsl:value-of select="concat('[', $key, ']')"/>
        <xsl:message>
          <xsl:text>the labels for the language “</xsl:text>
          <xsl:value-of select="$language"/>
          <xsl:text>” lack the text “</xsl:text>
          <xsl:value-of select="$key"/>
          <xsl:text>”</xsl:text>
        </xsl:message>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- A pattern of the label file, filled in. -->
  <xsl:template name="pattern">
    <xsl:param name="key"/>
    <xsl:param name="label"/>
    <xsl:param name="text"/>
    <xsl:param name="number"/>
    <xsl:param name="name"/>
    <xsl:param name="date"/>
    <xsl:param name="start"/>
    <xsl:param name="end"/>
    <xsl:variable name="pattern">
      <xsl:call-template name="label">
        <xsl:with-param name="key" select="$key"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:call-template name="fill">
      <xsl:with-param name="pattern" select="string($pattern)"/>
      <xsl:with-param name="label" select="$label"/>
      <xsl:with-param name="text" select="$text"/>
      <xsl:with-param name="number" select="$number"/>
      <xsl:with-param name="name" select="$name"/>
      <xsl:with-param name="date" select="$date"/>
      <xsl:with-param name="start" select="$start"/>
      <xsl:with-param name="end" select="$end"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Puts values in the braces of a pattern. -->
  <xsl:template name="fill">
    <xsl:param name="pattern"/>
    <xsl:param name="label"/>
    <xsl:param name="text"/>
    <xsl:param name="number"/>
    <xsl:param name="name"/>
    <xsl:param name="date"/>
    <xsl:param name="start"/>
    <xsl:param name="end"/>
    <xsl:choose>
      <xsl:when test="contains($pattern, '{')">
        <xsl:variable name="place" select="substring-before(substring-after($pattern, '{'), '}')"/>
        <xsl:value-of select="substring-before($pattern, '{')"/>
        <xsl:choose>
          <xsl:when test="$place = 'label'"><xsl:value-of select="$label"/></xsl:when>
          <xsl:when test="$place = 'text'"><xsl:value-of select="$text"/></xsl:when>
          <xsl:when test="$place = 'number'"><xsl:value-of select="$number"/></xsl:when>
          <xsl:when test="$place = 'name'"><xsl:value-of select="$name"/></xsl:when>
          <xsl:when test="$place = 'date'"><xsl:value-of select="$date"/></xsl:when>
          <xsl:when test="$place = 'start'"><xsl:value-of select="$start"/></xsl:when>
          <xsl:when test="$place = 'end'"><xsl:value-of select="$end"/></xsl:when>
          <xsl:otherwise>
            <xsl:message>
              <xsl:text>a pattern of the labels for the language “</xsl:text>
              <xsl:value-of select="$language"/>
              <xsl:text>” has {</xsl:text>
              <xsl:value-of select="$place"/>
              <xsl:text>}, which is not known there</xsl:text>
            </xsl:message>
          </xsl:otherwise>
        </xsl:choose>
        <xsl:call-template name="fill">
          <xsl:with-param name="pattern" select="substring-after($pattern, '}')"/>
          <xsl:with-param name="label" select="$label"/>
          <xsl:with-param name="text" select="$text"/>
          <xsl:with-param name="number" select="$number"/>
          <xsl:with-param name="name" select="$name"/>
          <xsl:with-param name="date" select="$date"/>
          <xsl:with-param name="start" select="$start"/>
          <xsl:with-param name="end" select="$end"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="$pattern"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A number with its unit in the form that goes with it: 1 час, 2 часа, 5 часов. -->
  <xsl:template name="count">
    <xsl:param name="number"/>
    <xsl:param name="unit"/>
    <xsl:variable name="ending" select="concat(' ', $number mod 100, ' ')"/>
    <xsl:variable name="plural"
                  select="$labels/l:plural[@exactly = $number or contains(concat(' ', @endings, ' '), $ending)][1]/@form"/>
    <xsl:for-each select="$labels">
      <xsl:variable name="forms" select="key('unit', $unit)/l:form"/>
      <xsl:variable name="form" select="($forms[@plural = $plural] | $forms[not(@plural)])[1]"/>
      <xsl:call-template name="fill">
        <xsl:with-param name="pattern" select="string($form)"/>
        <xsl:with-param name="number" select="$number"/>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
