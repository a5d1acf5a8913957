<?xml version="1.0" encoding="UTF-8"?>
<!-- revisions.xsl: how the document was agreed on, as a table of its revisions and the answers to them. -->
<xsl:stylesheet version="1.0"
                xmlns="urn:protoc:document:1"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:m="urn:protoc:minutes:1"
                xmlns:l="urn:protoc:labels:1"
                xmlns:f="urn:protoc:function:1"
                extension-element-prefixes="f"
                exclude-result-prefixes="m l">

  <xsl:template match="m:revisions" mode="section">
    <section>
      <xsl:call-template name="section-start">
        <xsl:with-param name="name" select="'revisions'"/>
      </xsl:call-template>
      <table>
        <f:carry/>
        <column width="24"/>
        <column width="24"/>
        <column width="40"/>
        <column width="42"/>
        <head>
          <row>
            <xsl:call-template name="column-title">
              <xsl:with-param name="label" select="f:label('column', 'revision')"/>
            </xsl:call-template>
            <xsl:call-template name="column-title">
              <xsl:with-param name="label" select="f:label('column', 'status')"/>
            </xsl:call-template>
            <xsl:call-template name="column-title">
              <xsl:with-param name="label" select="f:label('column', 'changes')"/>
            </xsl:call-template>
            <xsl:call-template name="column-title">
              <xsl:with-param name="label" select="f:label('column', 'replies')"/>
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
      <xsl:copy-of select="@id"/>
      <f:place/>
      <cell header="row">
        <p>
          <xsl:value-of select="f:fill(f:label('revision', 'number'), 'number', normalize-space(@number))"/>
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
        <p><xsl:value-of select="f:label('status', normalize-space(current()/@status))"/></p>
      </cell>
      <cell>
        <xsl:copy-of select="@xml:lang"/>
        <xsl:call-template name="passage">
          <xsl:with-param name="without" select="'reply'"/>
        </xsl:call-template>
      </cell>
      <cell>
        <xsl:for-each select="m:reply">
          <p>
            <f:carry/>
            <xsl:variable name="name"><xsl:call-template name="writer"/></xsl:variable>
            <xsl:variable name="date" select="f:day(@date, $labels/l:short-date)"/>
            <xsl:value-of select="f:fill(f:label('revision', 'reply'), 'name', $name, 'date', $date,
                                         'label', f:label('means', normalize-space(current()/@means)),
                                         'text', f:label('answer', normalize-space(current()/@answer)))"/>
            <xsl:if test="normalize-space()">
              <xsl:value-of select="f:label('list', 'stop')"/>
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
    <xsl:for-each select="f:element(@by)"><xsl:value-of select="f:person(.)"/></xsl:for-each>
  </xsl:template>

  <xsl:template match="m:revision" mode="reference">
    <xsl:value-of select="f:fill(f:label('ref', 'revision'), 'number', normalize-space(@number))"/>
  </xsl:template>
</xsl:stylesheet>
