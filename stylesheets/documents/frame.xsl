<?xml version="1.0" encoding="UTF-8"?>
<!-- frame.xsl: what every document has around its parts: title, attributes, running lines, markings, title block. -->
<xsl:stylesheet version="1.0"
                xmlns="urn:protoc:document:1"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:m="urn:protoc:minutes:1"
                xmlns:f="urn:protoc:function:1"
                extension-element-prefixes="f"
                exclude-result-prefixes="m">

  <xsl:output method="xml" encoding="UTF-8"/>

  <xsl:variable name="header" select="/*/m:header"/>

  <!-- What kind of document it is: the kind of a protocol, or the root. -->
  <xsl:variable name="kind-name">
    <xsl:value-of select="normalize-space(/*/@kind)"/>
    <xsl:if test="not(/*/@kind)"><xsl:value-of select="local-name(/*)"/></xsl:if>
  </xsl:variable>

  <!-- The minutes of a body go item by item; a time grid takes the place of that. -->
  <xsl:variable name="body-meets" select="boolean(/m:protocol[@kind = 'meeting' or @kind = 'board']
                                                             [not(m:agenda/@layout = 'time-grid')])"/>

  <!-- «Протокол встречи с клиентом», «Протокол заседания правления» -->
  <xsl:variable name="kind">
    <xsl:choose>
      <xsl:when test="$header/m:body">
        <xsl:value-of select="f:fill(f:label('title', 'body'), 'label', f:label('kind', $kind-name),
                                     'text', normalize-space($header/m:body))"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="f:label('kind', $kind-name)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>

  <!-- What was sent back with remarks is a draft again. -->
  <xsl:variable name="draft" select="/*/@status = 'draft' or /*/@status = 'returned'"/>

  <!-- «Протокол встречи с клиентом № 12» -->
  <xsl:variable name="kind-with-number">
    <xsl:choose>
      <xsl:when test="/*/@number">
        <xsl:value-of select="f:fill(f:label('title', 'kind-with-number'), 'label', $kind,
                                     'number', normalize-space(/*/@number))"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$kind"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>

  <!-- How confidential the document is. One that holds internal parts says so, lest it be sent to the client. -->
  <xsl:variable name="marking">
    <xsl:variable name="document" select="/*"/>
    <xsl:variable name="internal" select="boolean(/descendant-or-self::*[@audience = 'internal'])"/>
    <xsl:value-of select="f:label('confidentiality', normalize-space($document/@confidentiality))"/>
    <xsl:if test="$document/@confidentiality and $internal">
      <xsl:value-of select="f:label('list', 'point')"/>
    </xsl:if>
    <xsl:if test="$internal">
      <xsl:value-of select="f:label('marking', 'internal-copy')"/>
    </xsl:if>
  </xsl:variable>

  <!-- The day of the document. -->
  <xsl:variable name="date">
    <xsl:value-of select="f:day($header/m:date)"/>
  </xsl:variable>

  <xsl:template match="/">
    <xsl:call-template name="require-labels"/>
    <xsl:apply-templates/>
  </xsl:template>

  <!-- The current element is the root. -->
  <xsl:template name="document-attributes">
    <xsl:param name="title">
      <xsl:value-of select="f:fill(f:label('title', 'with-number')[current()/@number]
                                   | f:label('title', 'without-number')[not(current()/@number)],
                                   'label', $kind, 'number', normalize-space(@number), 'date', $date)"/>
    </xsl:param>
    <xsl:attribute name="kind"><xsl:value-of select="$kind-name"/></xsl:attribute>
    <xsl:attribute name="title"><xsl:value-of select="$title"/></xsl:attribute>
    <xsl:attribute name="author">
      <xsl:value-of select="normalize-space(m:header/m:organisation/m:name)"/>
    </xsl:attribute>
    <xsl:if test="m:header/m:subject">
      <xsl:variable name="subject">
        <xsl:apply-templates select="m:header/m:subject/node()" mode="inline"/>
      </xsl:variable>
      <xsl:attribute name="subject"><xsl:value-of select="$subject"/></xsl:attribute>
    </xsl:if>
    <xsl:if test="$marking != '' or $draft">
      <xsl:attribute name="keywords">
        <xsl:value-of select="$marking"/>
        <xsl:if test="$marking != '' and $draft"><xsl:value-of select="f:label('list', 'point')"/></xsl:if>
        <xsl:if test="$draft"><xsl:value-of select="f:label('marking', 'draft')"/></xsl:if>
      </xsl:attribute>
    </xsl:if>
    <xsl:attribute name="date"><xsl:value-of select="normalize-space(m:header/m:date)"/></xsl:attribute>
    <xsl:if test="@number">
      <xsl:attribute name="number"><xsl:value-of select="normalize-space(@number)"/></xsl:attribute>
    </xsl:if>
    <xsl:for-each select="m:header/m:storage[@years or normalize-space()]">
      <xsl:attribute name="kept">
        <xsl:value-of select="normalize-space(@years)"/>
        <xsl:if test="not(@years)"><xsl:value-of select="normalize-space()"/></xsl:if>
      </xsl:attribute>
    </xsl:for-each>
    <f:place/>
  </xsl:template>

  <xsl:template name="running">
    <xsl:param name="right" select="$date"/>
    <running left="{$kind-with-number}" right="{$right}" page-before="{f:label('page', 'before')}"
             page-between="{f:label('page', 'between')}" page-after="{f:label('page', 'after')}"/>
  </xsl:template>

  <xsl:template name="marking">
    <xsl:if test="$marking != ''">
      <marking><xsl:value-of select="$marking"/></marking>
    </xsl:if>
    <xsl:if test="$draft">
      <draft><xsl:value-of select="f:label('marking', 'draft')"/></draft>
    </xsl:if>
  </xsl:template>

  <!-- ============================== title block ============================== -->

  <xsl:template name="title-block">
    <xsl:variable name="ours" select="m:header/m:organisation"/>
    <title-block>
      <xsl:for-each select="m:header"><f:place/></xsl:for-each>
      <xsl:for-each select="$ours/m:logo">
        <xsl:call-template name="picture"/>
      </xsl:for-each>
      <organisation>
        <xsl:copy-of select="$ours/@id | $ours/@xml:lang"/>
        <xsl:for-each select="$ours"><f:place/></xsl:for-each>
        <xsl:apply-templates select="$ours/m:name" mode="plain"/>
      </organisation>
      <xsl:apply-templates select="$ours" mode="address"/>
      <kind><xsl:value-of select="$kind-with-number"/></kind>
      <xsl:for-each select="m:header/m:subject">
        <title>
          <f:carry/>
          <xsl:apply-templates mode="inline"/>
        </title>
      </xsl:for-each>
      <fields>
        <xsl:for-each select="m:header"><f:place/></xsl:for-each>
        <xsl:apply-templates select="m:header" mode="title-fields"/>
      </fields>
    </title-block>
  </xsl:template>

  <!-- The address and the contacts. -->
  <xsl:template match="m:organisation" mode="address">
    <xsl:variable name="parts" select="m:address | m:phone | m:email | m:messenger"/>
    <xsl:if test="$parts">
      <address>
        <xsl:copy-of select="@xml:lang"/>
        <f:place/>
        <xsl:for-each select="$parts">
          <xsl:if test="position() &gt; 1"><xsl:value-of select="f:label('list', 'point')"/></xsl:if>
          <xsl:apply-templates select="." mode="contact-text"/>
        </xsl:for-each>
      </address>
    </xsl:if>
  </xsl:template>

  <!-- How far the document has got; nothing when it does not say. -->
  <xsl:template name="status-field">
    <xsl:for-each select="/*[@status]">
      <xsl:call-template name="label-field">
        <xsl:with-param name="label" select="f:label('field', 'status')"/>
        <xsl:with-param name="value" select="f:label('status', normalize-space(current()/@status))"/>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
