<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:d="urn:protoc:document:1">
  <xsl:import href="protoc:stylesheets/formats/text.xsl"/>
  <xsl:decimal-format name="x" decimal-separator="," grouping-separator="."/>
  <xsl:template match="d:document"><xsl:value-of select="format-number(1234.5, '#.##0,00', 'x')"/><xsl:call-template name="t"><xsl:with-param name="n" select="3"/></xsl:call-template></xsl:template>
  <xsl:template name="t"><xsl:param name="n" select="0"/><xsl:if test="$n &gt; 0"><xsl:call-template name="t"><xsl:with-param name="n" select="$n - 1"/></xsl:call-template></xsl:if></xsl:template>
</xsl:stylesheet>
