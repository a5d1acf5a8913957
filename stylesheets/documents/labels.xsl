<?xml version="1.0" encoding="UTF-8"?>
<!-- labels.xsl: words and patterns in the language of the document, from ../labels/. A word is an attribute of
     the group it belongs to: $labels/l:section/@agenda. -->
<xsl:stylesheet version="1.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:l="urn:protoc:labels:1"
                exclude-result-prefixes="l">

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

  <!-- A pattern, filled in. Most have one place: then the value is the one that was given. -->
  <xsl:template name="pattern">
    <xsl:param name="pattern"/>
    <xsl:param name="label"/>
    <xsl:param name="text"/>
    <xsl:param name="number"/>
    <xsl:param name="name"/>
    <xsl:param name="date"/>
    <xsl:param name="start"/>
    <xsl:param name="end"/>
    <xsl:variable name="rest" select="substring-after($pattern, '}')"/>
    <xsl:choose>
      <xsl:when test="contains($rest, '{')">
        <xsl:call-template name="fill">
          <xsl:with-param name="pattern" select="$pattern"/>
          <xsl:with-param name="label" select="$label"/>
          <xsl:with-param name="text" select="$text"/>
          <xsl:with-param name="number" select="$number"/>
          <xsl:with-param name="name" select="$name"/>
          <xsl:with-param name="date" select="$date"/>
          <xsl:with-param name="start" select="$start"/>
          <xsl:with-param name="end" select="$end"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="contains($pattern, '{')">
        <xsl:value-of select="concat(substring-before($pattern, '{'), $label, $text, $number, $name, $date,
                                     $start, $end, $rest)"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$pattern"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Several places, one after the other. -->
  <xsl:template name="fill">
    <xsl:param name="pattern"/>
    <xsl:param name="label"/>
    <xsl:param name="text"/>
    <xsl:param name="number"/>
    <xsl:param name="name"/>
    <xsl:param name="date"/>
    <xsl:param name="start"/>
    <xsl:param name="end"/>
    <xsl:variable name="before" select="substring-before($pattern, '{')"/>
    <xsl:variable name="rest" select="substring-after($pattern, '}')"/>
    <xsl:variable name="place" select="substring-after(substring-before($pattern, '}'), '{')"/>
    <xsl:choose>
      <xsl:when test="$place = 'label'"><xsl:value-of select="concat($before, $label)"/></xsl:when>
      <xsl:when test="$place = 'name'"><xsl:value-of select="concat($before, $name)"/></xsl:when>
      <xsl:when test="$place = 'text'"><xsl:value-of select="concat($before, $text)"/></xsl:when>
      <xsl:when test="$place = 'number'"><xsl:value-of select="concat($before, $number)"/></xsl:when>
      <xsl:when test="$place = 'start'"><xsl:value-of select="concat($before, $start)"/></xsl:when>
      <xsl:when test="$place = 'end'"><xsl:value-of select="concat($before, $end)"/></xsl:when>
      <xsl:when test="$place = 'date'"><xsl:value-of select="concat($before, $date)"/></xsl:when>
    </xsl:choose>
    <xsl:choose>
      <xsl:when test="contains($rest, '{')">
        <xsl:call-template name="fill">
          <xsl:with-param name="pattern" select="$rest"/>
          <xsl:with-param name="label" select="$label"/>
          <xsl:with-param name="text" select="$text"/>
          <xsl:with-param name="number" select="$number"/>
          <xsl:with-param name="name" select="$name"/>
          <xsl:with-param name="date" select="$date"/>
          <xsl:with-param name="start" select="$start"/>
          <xsl:with-param name="end" select="$end"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$rest"/></xsl:otherwise>
    </xsl:choose>
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
