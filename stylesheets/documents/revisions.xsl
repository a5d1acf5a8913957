<?xml version="1.0" encoding="UTF-8"?>
<!-- revisions.xsl: how the document was agreed on, as a table of its revisions and the answers to them. -->
<xsl:stylesheet version="1.0"
                xmlns="urn:protoc:document:1"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:m="urn:protoc:minutes:1"
                xmlns:l="urn:protoc:labels:1"
                xmlns:place="urn:protoc:place:1"
                exclude-result-prefixes="m l place">

  <xsl:template match="m:revisions" mode="section">
    <section>
      <xsl:call-template name="section-start">
        <xsl:with-param name="name" select="'revisions'"/>
      </xsl:call-template>
      <table>
        <xsl:call-template name="carry"/>
        <column width="24"/>
        <column width="24"/>
        <column width="40"/>
        <column width="42"/>
        <head>
          <row>
            <xsl:call-template name="column-title">
              <xsl:with-param name="label" select="$labels/l:column/@revision"/>
            </xsl:call-template>
            <xsl:call-template name="column-title">
              <xsl:with-param name="label" select="$labels/l:column/@status"/>
            </xsl:call-template>
            <xsl:call-template name="column-title">
              <xsl:with-param name="label" select="$labels/l:column/@changes"/>
            </xsl:call-template>
            <xsl:call-template name="column-title">
              <xsl:with-param name="label" select="$labels/l:column/@replies"/>
            </xsl:call-template>
          </row>
        </head>
        <body>
          <xsl:apply-templates select="m:revision" mode="block"/>
        </body>
      </table>
    </section>
  </xsl:template>

  <xsl:template match="m:revision" mode="block">
    <row>
      <xsl:copy-of select="@id | @place:at"/>
      <cell header="row">
        <p>
          <xsl:call-template name="pattern">
            <xsl:with-param name="pattern" select="$labels/l:revision/@number"/>
            <xsl:with-param name="number" select="normalize-space(@number)"/>
          </xsl:call-template>
        </p>
        <p>
          <xsl:call-template name="date">
            <xsl:with-param name="date" select="@date"/>
            <xsl:with-param name="form" select="$labels/l:short-date"/>
          </xsl:call-template>
        </p>
        <xsl:if test="@by or @author"><p><xsl:call-template name="writer"/></p></xsl:if>
      </cell>
      <cell>
        <p><xsl:value-of select="$labels/l:status/@*[name() = normalize-space(current()/@status)]"/></p>
      </cell>
      <cell>
        <xsl:copy-of select="@xml:lang"/>
        <xsl:call-template name="passage">
          <xsl:with-param name="content" select="node()[not(self::m:reply)]"/>
        </xsl:call-template>
      </cell>
      <cell>
        <xsl:for-each select="m:reply">
          <p>
            <xsl:call-template name="carry"/>
            <xsl:call-template name="pattern">
              <xsl:with-param name="pattern" select="$labels/l:revision/@reply"/>
              <xsl:with-param name="name"><xsl:call-template name="writer"/></xsl:with-param>
              <xsl:with-param name="date">
                <xsl:call-template name="date-text">
                  <xsl:with-param name="date" select="@date"/>
                  <xsl:with-param name="form" select="$labels/l:short-date"/>
                </xsl:call-template>
              </xsl:with-param>
              <xsl:with-param name="label" select="$labels/l:means/@*[name() = normalize-space(current()/@means)]"/>
              <xsl:with-param name="text" select="$labels/l:answer/@*[name() = normalize-space(current()/@answer)]"/>
            </xsl:call-template>
            <xsl:if test="normalize-space()">
              <xsl:value-of select="$labels/l:list/@stop"/>
              <xsl:apply-templates mode="inline"/>
            </xsl:if>
          </p>
        </xsl:for-each>
      </cell>
    </row>
  </xsl:template>

  <!-- Who wrote the revision or the answer. -->
  <xsl:template name="writer">
    <xsl:value-of select="normalize-space(@author)"/>
    <xsl:for-each select="key('id', @by)"><xsl:call-template name="short-name"/></xsl:for-each>
  </xsl:template>

  <xsl:template match="m:revision" mode="reference">
    <xsl:call-template name="pattern">
      <xsl:with-param name="pattern" select="$labels/l:ref/@revision"/>
      <xsl:with-param name="number" select="normalize-space(@number)"/>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
