<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:d="urn:protoc:document:1" exclude-result-prefixes="d">
  <xsl:import href="protoc:stylesheets/formats/html.xsl"/>
  <xsl:template name="meta"><meta name="house" content="{count(//d:row)}"/></xsl:template>
  <xsl:template match="d:table[d:head]"><div class="a"><xsl:apply-imports/></div></xsl:template>
  <xsl:template match="d:heading"><h2><xsl:number level="any" format="1.a"/><xsl:apply-templates/></h2></xsl:template>
</xsl:stylesheet>
