<?xml version="1.0" encoding="UTF-8"?>
<!-- archive.xsl: the index of an archive as a neutral document. -->
<xsl:stylesheet version="1.0"
                xmlns="urn:protoc:document:1"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:a="urn:protoc:archive:1"
                xmlns:l="urn:protoc:labels:1"
                xmlns:str="http://exslt.org/strings"
                xmlns:f="urn:protoc:function:1"
                exclude-result-prefixes="a l str f">

  <xsl:include href="labels.xsl"/>
  <xsl:include href="dates.xsl"/>

  <xsl:variable name="words" select="$labels/l:archive"/>

  <xsl:template match="/a:archive">
    <xsl:call-template name="require-labels"/>
    <document xml:lang="{@xml:lang}" kind="archive" title="{$words/@title}">
      <running left="{$words/@title}" right="" page-before="{f:label('page', 'before')}"
               page-between="{f:label('page', 'between')}" page-after="{f:label('page', 'after')}"/>
      <title-block>
        <kind><xsl:value-of select="$words/@title"/></kind>
        <fields>
          <xsl:call-template name="number-field">
            <xsl:with-param name="label" select="$words/@documents"/>
            <xsl:with-param name="number" select="count(a:entry)"/>
          </xsl:call-template>
          <xsl:call-template name="number-field">
            <xsl:with-param name="label" select="$words/@open"/>
            <xsl:with-param name="number" select="sum(a:entry/@open)"/>
          </xsl:call-template>
        </fields>
      </title-block>
      <section id="documents">
        <heading><xsl:value-of select="$words/@documents"/></heading>
        <table>
          <column width="12"/><column width="26"/><column width="20"/><column width="22"/><column width="10"/><column width="10"/>
          <head>
            <row>
              <cell header="column"><xsl:value-of select="$words/@date"/></cell>
              <cell header="column"><xsl:value-of select="$words/@document"/></cell>
              <cell header="column"><xsl:value-of select="$words/@client"/></cell>
              <cell header="column"><xsl:value-of select="$words/@subject"/></cell>
              <cell header="column"><xsl:value-of select="$words/@status"/></cell>
              <cell header="column" align="end"><xsl:value-of select="$words/@open"/></cell>
            </row>
          </head>
          <body><xsl:apply-templates select="a:entry"/></body>
        </table>
      </section>
    </document>
  </xsl:template>

  <xsl:template name="number-field">
    <xsl:param name="label"/>
    <xsl:param name="number"/>
    <field>
      <label><xsl:value-of select="$label"/></label>
      <value><p><xsl:value-of select="$number"/></p></value>
    </field>
  </xsl:template>

  <xsl:template match="a:entry">
    <row>
      <cell>
        <xsl:if test="@date != ''">
          <xsl:call-template name="date"><xsl:with-param name="date" select="@date"/></xsl:call-template>
        </xsl:if>
      </cell>
      <cell><xsl:call-template name="document"/></cell>
      <cell><span xml:lang="{@language}"><xsl:value-of select="a:client"/></span></cell>
      <cell><span xml:lang="{@language}"><xsl:value-of select="a:subject"/></span></cell>
      <cell><xsl:value-of select="f:label('status', current()/@status)"/></cell>
      <cell align="end"><xsl:value-of select="@open"/></cell>
    </row>
  </xsl:template>

  <!-- Its name leads to the page; the forms it is kept in stand below. -->
  <xsl:template name="document">
    <xsl:variable name="address" select="str:encode-uri(@file, true())"/>
    <xsl:variable name="kind" select="f:label('kind', current()/@kind)"/>
    <link href="{$address}.html">
      <xsl:choose>
        <xsl:when test="@number">
          <xsl:value-of select="f:fill(f:label('title', 'kind-with-number'),
                                       'label', concat($kind, substring(@kind, 1, string-length(@kind) * not($kind))),
                                       'number', @number)"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="concat($kind, substring(@kind, 1, string-length(@kind) * not($kind)))"/>
        </xsl:otherwise>
      </xsl:choose>
    </link>
    <xsl:if test="@revision">
      <xsl:text>, </xsl:text>
      <xsl:value-of select="f:fill($words/@revision, 'number', @revision)"/>
    </xsl:if>
    <br/>
    <link href="{$address}.pdf">PDF</link>
    <xsl:text> · </xsl:text>
    <link href="{$address}.xml">XML</link>
  </xsl:template>

</xsl:stylesheet>
