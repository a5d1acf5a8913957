<?xml version="1.0" encoding="UTF-8"?>
<!-- contacts.xsl: contacts with a client: when, how and who. -->
<xsl:stylesheet version="1.0"
                xmlns="urn:protoc:document:1"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:m="urn:protoc:minutes:1"
                xmlns:l="urn:protoc:labels:1"
                xmlns:f="urn:protoc:function:1"
                exclude-result-prefixes="m l f">

  <!-- From when to when, by the clock of the language; nothing for a letter. -->
  <xsl:template name="contact-times">
    <xsl:if test="@start">
      <xsl:variable name="start">
        <xsl:call-template name="clock-text"><xsl:with-param name="time" select="@start"/></xsl:call-template>
      </xsl:variable>
      <xsl:choose>
        <xsl:when test="@end">
          <xsl:variable name="end">
            <xsl:call-template name="clock-text">
              <xsl:with-param name="time" select="@end"/>
              <xsl:with-param name="after" select="@start"/>
            </xsl:call-template>
          </xsl:variable>
          <xsl:value-of select="f:fill(f:label('time', 'range'), 'start', $start, 'end', $end)"/>
        </xsl:when>
        <xsl:otherwise><xsl:value-of select="$start"/></xsl:otherwise>
      </xsl:choose>
    </xsl:if>
  </xsl:template>

  <xsl:template name="channel">
    <xsl:value-of select="f:label('channel', current()/@channel)"/>
  </xsl:template>

  <!-- The cell of a table with day and time. -->
  <xsl:template name="contact-when">
    <p>
      <xsl:call-template name="date">
        <xsl:with-param name="date" select="@date"/>
        <xsl:with-param name="form" select="$labels/l:short-date"/>
      </xsl:call-template>
    </p>
    <xsl:if test="@start">
      <p><xsl:call-template name="contact-times"/></p>
    </xsl:if>
  </xsl:template>

  <!-- A person in a field of its own. -->
  <xsl:template match="m:author" mode="field">
    <xsl:param name="label" select="f:label('field', 'author')"/>
    <field>
      <xsl:call-template name="field-label">
        <xsl:with-param name="label" select="$label"/>
      </xsl:call-template>
      <value>
        <p>
          <xsl:for-each select="f:element(@person)">
            <xsl:copy-of select="@xml:lang"/>
            <xsl:call-template name="name-and-position"/>
          </xsl:for-each>
        </p>
      </value>
    </field>
  </xsl:template>

  <xsl:template match="m:contact" mode="reference">
    <xsl:variable name="number"><xsl:apply-templates select="." mode="number"/></xsl:variable>
    <xsl:value-of select="f:fill(f:label('ref', 'contact'), 'number', $number)"/>
  </xsl:template>
</xsl:stylesheet>
