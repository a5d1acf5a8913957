<?xml version="1.0" encoding="UTF-8"?>
<!-- index.xsl: the entries of an archive in their order: the newest first, then by number and by name. The language is that of
     the newest. -->
<xsl:stylesheet version="1.0"
                xmlns="urn:protoc:archive:1"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:a="urn:protoc:archive:1"
                exclude-result-prefixes="a">

  <xsl:output method="xml" encoding="UTF-8"/>

  <xsl:template match="/a:archive">
    <archive>
      <xsl:copy-of select="@*"/>
      <xsl:for-each select="a:entry">
        <xsl:sort select="@date" order="descending"/>
        <xsl:sort select="@file"/>
        <xsl:if test="position() = 1">
          <xsl:attribute name="xml:lang"><xsl:value-of select="@language"/></xsl:attribute>
        </xsl:if>
      </xsl:for-each>
      <xsl:text>&#10;</xsl:text>
      <xsl:for-each select="a:entry">
        <xsl:sort select="@date" order="descending"/>
        <xsl:sort select="number(@number)" data-type="number" order="descending"/>
        <xsl:sort select="@file"/>
        <xsl:text>  </xsl:text>
        <xsl:copy-of select="."/>
        <xsl:text>&#10;</xsl:text>
      </xsl:for-each>
    </archive>
  </xsl:template>

</xsl:stylesheet>
