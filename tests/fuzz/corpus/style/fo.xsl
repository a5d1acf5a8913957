<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:d="urn:protoc:document:1">
  <xsl:import href="protoc:stylesheets/formats/fo.xsl"/>
  <xsl:attribute-set name="page"><xsl:attribute name="margin-left">30mm</xsl:attribute></xsl:attribute-set>
  <xsl:variable name="text-face">PT Serif</xsl:variable>
  <xsl:template match="d:paragraph"><fo:block keep-together.within-page="always" font-size="{string-length(.) mod 20}pt"><xsl:apply-templates/></fo:block></xsl:template>
</xsl:stylesheet>
