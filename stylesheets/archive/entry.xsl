<?xml version="1.0" encoding="UTF-8"?>
<!-- entry.xsl: what the index of an archive says of one document, from its source. -->
<xsl:stylesheet version="1.0"
                xmlns="urn:protoc:archive:1"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:m="urn:protoc:minutes:1"
                exclude-result-prefixes="m">

  <xsl:output method="xml" encoding="UTF-8"/>

  <xsl:template match="/*">
    <entry language="{@xml:lang}" date="{normalize-space(m:header/m:date)}">
      <xsl:attribute name="kind">
        <xsl:value-of select="@kind"/>
        <xsl:if test="not(@kind)"><xsl:value-of select="local-name()"/></xsl:if>
      </xsl:attribute>
      <xsl:if test="@number">
        <xsl:attribute name="number"><xsl:value-of select="normalize-space(@number)"/></xsl:attribute>
      </xsl:if>
      <xsl:copy-of select="@status | @confidentiality"/>
      <!-- A decision that is carried out by being taken is not open. -->
      <xsl:attribute name="open">
        <xsl:value-of select="count(//m:decision[not(@task = 'no' or @status = 'done' or @status = 'cancelled')])"/>
      </xsl:attribute>
      <client><xsl:apply-templates select="m:header" mode="whom"/></client>
      <xsl:apply-templates select="m:header/m:subject"/>
    </entry>
  </xsl:template>

  <!-- The same as in the name of the file: the client, else the body, else our organisation. -->
  <xsl:template match="m:header" mode="whom">
    <xsl:variable name="whom" select="(m:client | m:body[not(../m:client)]
                                       | m:organisation[not(../m:client or ../m:body)])[1]"/>
    <xsl:value-of select="normalize-space($whom/m:name)"/>
    <xsl:if test="not($whom/m:name)"><xsl:value-of select="normalize-space($whom)"/></xsl:if>
  </xsl:template>

  <xsl:template match="m:subject">
    <subject><xsl:value-of select="normalize-space(.)"/></subject>
  </xsl:template>

</xsl:stylesheet>
