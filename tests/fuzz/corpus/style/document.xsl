<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:protoc:document:1" xmlns:m="urn:protoc:minutes:1" xmlns:exsl="http://exslt.org/common" xmlns:str="http://exslt.org/strings" xmlns:date="http://exslt.org/dates-and-times" extension-element-prefixes="exsl">
  <xsl:import href="protoc:stylesheets/documents/protocol.xsl"/>
  <xsl:key name="k" match="m:participant" use="@id"/>
  <xsl:template match="/"><xsl:variable name="v"><a b="1"/></xsl:variable><xsl:for-each select="exsl:node-set($v)/*"><xsl:sort select="@b" data-type="number" order="descending"/><xsl:copy-of select="."/></xsl:for-each><xsl:apply-imports/></xsl:template>
  <xsl:template match="m:subject" priority="2"><paragraph><xsl:value-of select="translate(normalize-space(.), 'a', 'b')"/><xsl:choose><xsl:when test="key('k', @id)"><xsl:message>x</xsl:message></xsl:when><xsl:otherwise><xsl:value-of select="str:padding(3, '-')"/></xsl:otherwise></xsl:choose></paragraph></xsl:template>
</xsl:stylesheet>
