<?xml version="1.0" encoding="UTF-8"?>
<!--
  The neutral document as XSL-FO 1.1. Wording, labels, numbers and order are in the document already: this
  stylesheet only lays out, and the attribute sets of styles/fo-styles.xsl say how things look.

  Every element that holds text or a picture takes along the place of its origin, its id and its
  language; <f:carry breaks="br"/> does it for what holds text, whose line ends are kept where there are any. role gives the structure of the tagged file: a block that holds text is a paragraph by default,
  so a block that only holds other blocks says that it is a division. Extensions come from Apache FOP (fox).
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
    xmlns:d="urn:protoc:document:1"
    xmlns:f="urn:protoc:function:1"
    extension-element-prefixes="f"
    exclude-result-prefixes="d">

  <xsl:import href="../styles/fo-styles.xsl"/>

  <xsl:output method="xml" encoding="UTF-8"/>

  <!-- The id of the whole text, by which the footer finds the last page. -->
  <xsl:variable name="whole-text" select="'document.pages'"/>

  <!-- A QR code with what is in it, as a data: URI, and the digits of it that people read; "" for none. -->
  <xsl:param name="qr-picture"/>
  <xsl:param name="qr-digits"/>

  <!-- ============================================================ The document and its pages -->

  <xsl:template match="d:document">
    <fo:root xml:lang="{@xml:lang}" xsl:use-attribute-sets="document">
      <f:place/>
      <xsl:call-template name="page-masters"/>
      <xsl:call-template name="metadata"/>
      <xsl:if test="d:section">
        <fo:bookmark-tree>
          <xsl:apply-templates select="d:section" mode="bookmark"/>
        </fo:bookmark-tree>
      </xsl:if>
      <fo:page-sequence master-reference="pages" id="{$whole-text}">
        <xsl:call-template name="running-lines"/>
        <fo:flow flow-name="xsl-region-body" text-align="justify" hyphenate="true"
            hyphenation-push-character-count="3">
          <xsl:if test="$qr-picture != ''">
            <xsl:call-template name="qr-code"/>
          </xsl:if>
          <xsl:apply-templates select="d:title-block | d:section"/>
        </fo:flow>
      </fo:page-sequence>
    </fo:root>
  </xsl:template>

  <xsl:template name="running-lines">
    <xsl:if test="d:draft">
      <fo:static-content flow-name="first-header" role="Artifact">
        <xsl:apply-templates select="d:draft">
          <xsl:with-param name="beside-qr-code" select="$qr-picture != ''"/>
        </xsl:apply-templates>
      </fo:static-content>
    </xsl:if>
    <fo:static-content flow-name="header" role="Artifact">
      <xsl:apply-templates select="d:draft"/>
      <xsl:apply-templates select="d:running" mode="header"/>
    </fo:static-content>
    <fo:static-content flow-name="footer" role="Artifact">
      <xsl:apply-templates select="d:running" mode="footer"/>
    </fo:static-content>
  </xsl:template>

  <xsl:template name="page-masters">
    <fo:layout-master-set>
      <fo:simple-page-master master-name="first-page" xsl:use-attribute-sets="page">
        <xsl:call-template name="page-regions">
          <xsl:with-param name="header">first-header</xsl:with-param>
        </xsl:call-template>
      </fo:simple-page-master>
      <fo:simple-page-master master-name="later-page" xsl:use-attribute-sets="page">
        <xsl:call-template name="page-regions">
          <xsl:with-param name="header">header</xsl:with-param>
        </xsl:call-template>
      </fo:simple-page-master>
      <fo:page-sequence-master master-name="pages">
        <fo:repeatable-page-master-alternatives>
          <fo:conditional-page-master-reference master-reference="first-page" page-position="first"/>
          <fo:conditional-page-master-reference master-reference="later-page" page-position="any"/>
        </fo:repeatable-page-master-alternatives>
      </fo:page-sequence-master>
    </fo:layout-master-set>
  </xsl:template>

  <xsl:template name="page-regions">
    <xsl:param name="header"/>
    <xsl:choose>
      <xsl:when test="d:draft">
        <fo:region-body xsl:use-attribute-sets="draft-page-body"/>
        <fo:region-before region-name="{$header}" extent="{$draft-header-extent}"/>
      </xsl:when>
      <xsl:otherwise>
        <fo:region-body xsl:use-attribute-sets="page-body"/>
        <fo:region-before region-name="{$header}" extent="{$header-extent}"/>
      </xsl:otherwise>
    </xsl:choose>
    <fo:region-after region-name="footer" extent="{$footer-extent}" display-align="after"/>
  </xsl:template>

  <!-- Title, author and the rest go where PDF readers and archives look: an XMP packet. -->
  <xsl:template name="metadata">
    <fo:declarations>
      <x:xmpmeta xmlns:x="adobe:ns:meta/">
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
          <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
              xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
            <dc:title><xsl:value-of select="@title"/></dc:title>
            <xsl:if test="@author"><dc:creator><xsl:value-of select="@author"/></dc:creator></xsl:if>
            <xsl:if test="@subject"><dc:description><xsl:value-of select="@subject"/></dc:description></xsl:if>
            <xsl:if test="@keywords"><pdf:Keywords><xsl:value-of select="@keywords"/></pdf:Keywords></xsl:if>
            <xsl:if test="@date">
              <xmp:CreateDate><xsl:value-of select="concat(substring(@date, 1, 10), 'T00:00:00Z')"/></xmp:CreateDate>
            </xsl:if>
          </rdf:Description>
        </rdf:RDF>
      </x:xmpmeta>
    </fo:declarations>
  </xsl:template>

  <xsl:template match="d:section" mode="bookmark">
    <fo:bookmark internal-destination="{@id}">
      <xsl:if test="not(@id)">
        <xsl:attribute name="internal-destination"><xsl:call-template name="section-id"/></xsl:attribute>
      </xsl:if>
      <fo:bookmark-title><xsl:value-of select="normalize-space(d:heading)"/></fo:bookmark-title>
      <xsl:apply-templates select="d:section" mode="bookmark"/>
    </fo:bookmark>
  </xsl:template>

  <!-- A section without an id gets one from its number: the same in every run, unlike generate-id(). -->
  <xsl:template name="section-id">
    <xsl:choose>
      <xsl:when test="@id"><xsl:value-of select="@id"/></xsl:when>
      <xsl:otherwise>
        <xsl:text>document.section.</xsl:text>
        <xsl:number level="multiple" count="d:section" format="1.1"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- In the upper margin of the first page, where no text comes. -->
  <xsl:template name="qr-code">
    <fo:block-container absolute-position="fixed" role="Div" xsl:use-attribute-sets="qr-code">
      <fo:block text-align="end" line-height="0pt">
        <fo:external-graphic src="{$qr-picture}" content-width="{$qr-size}" content-height="{$qr-size}"
            fox:alt-text="QR: SHA-256 {$qr-digits}"/>
      </fo:block>
    </fo:block-container>
    <fo:block-container absolute-position="fixed" role="Div" display-align="after" xsl:use-attribute-sets="qr-digits">
      <fo:block text-align="end" hyphenate="false">
        <xsl:text>SHA-256 </xsl:text>
        <xsl:value-of select="$qr-digits"/>
      </fo:block>
    </fo:block-container>
  </xsl:template>

  <!-- ============================================================ Running header and footer -->

  <!-- In the header, and along the page under its text. -->
  <xsl:template match="d:draft">
    <xsl:param name="beside-qr-code" select="false()"/>
    <fo:block-container absolute-position="fixed" reference-orientation="90" display-align="center"
        xsl:use-attribute-sets="watermark-area">
      <fo:block xsl:use-attribute-sets="watermark">
        <f:carry breaks="br"/>
        <xsl:apply-templates/>
      </fo:block>
    </fo:block-container>
    <fo:block xsl:use-attribute-sets="draft">
      <xsl:if test="$beside-qr-code">
        <xsl:attribute name="margin-right"><xsl:value-of select="$qr-size"/></xsl:attribute>
      </xsl:if>
      <f:carry breaks="br"/>
      <xsl:apply-templates/>
    </fo:block>
  </xsl:template>

  <xsl:template match="d:running" mode="header">
    <fo:block xsl:use-attribute-sets="running-header">
      <f:place/>
      <xsl:value-of select="@left"/>
      <xsl:call-template name="stretch"/>
      <xsl:value-of select="@right"/>
    </fo:block>
  </xsl:template>

  <xsl:template match="d:running" mode="footer">
    <fo:block xsl:use-attribute-sets="running-footer">
      <f:place/>
      <xsl:apply-templates select="../d:marking"/>
      <xsl:call-template name="stretch"/>
      <xsl:value-of select="@page-before"/>
      <fo:page-number/>
      <xsl:value-of select="@page-between"/>
      <fo:page-number-citation-last ref-id="{$whole-text}"/>
      <xsl:value-of select="@page-after"/>
    </fo:block>
  </xsl:template>

  <xsl:template match="d:marking">
    <fo:inline xsl:use-attribute-sets="marking">
      <f:carry breaks="br"/>
      <xsl:apply-templates/>
    </fo:inline>
  </xsl:template>

  <!-- Blank space that takes all of the line that is left; the line is justified. -->
  <xsl:template name="stretch">
    <fo:leader leader-pattern="space" leader-length.minimum="6pt" leader-length.optimum="12pt"
        leader-length.maximum="100%"/>
  </xsl:template>

  <!-- ============================================================ Title block -->

  <xsl:template match="d:title-block">
    <fo:block role="Div">
      <f:carry/>
      <xsl:if test="d:organisation or d:picture">
        <fo:block xsl:use-attribute-sets="letterhead">
          <xsl:for-each select="d:organisation">
            <f:carry breaks="br"/>
            <xsl:apply-templates/>
          </xsl:for-each>
          <xsl:call-template name="stretch"/>
          <xsl:apply-templates select="d:picture"/>
        </fo:block>
      </xsl:if>
      <xsl:apply-templates select="d:address | d:kind | d:title | d:fields"/>
    </fo:block>
  </xsl:template>

  <xsl:template match="d:title-block/d:address">
    <fo:block xsl:use-attribute-sets="letterhead-address">
      <f:carry breaks="br"/>
      <xsl:apply-templates/>
    </fo:block>
  </xsl:template>

  <xsl:template match="d:kind">
    <fo:block role="H1" xsl:use-attribute-sets="kind">
      <f:carry breaks="br"/>
      <xsl:apply-templates/>
    </fo:block>
  </xsl:template>

  <xsl:template match="d:title-block/d:title">
    <fo:block xsl:use-attribute-sets="subject">
      <f:carry breaks="br"/>
      <xsl:apply-templates/>
    </fo:block>
  </xsl:template>

  <!-- ============================================================ Sections -->

  <xsl:template match="d:section">
    <fo:block role="Sect">
      <f:carry/>
      <xsl:if test="not(@id)">
        <xsl:attribute name="id"><xsl:call-template name="section-id"/></xsl:attribute>
      </xsl:if>
      <xsl:apply-templates/>
    </fo:block>
  </xsl:template>

  <xsl:template match="d:heading">
    <xsl:variable name="level" select="count(ancestor::d:section) + 1"/>
    <xsl:choose>
      <xsl:when test="$level = 2">
        <fo:block role="H2" xsl:use-attribute-sets="heading-2">
          <f:carry breaks="br"/>
          <xsl:apply-templates/>
        </fo:block>
      </xsl:when>
      <xsl:when test="$level = 3">
        <fo:block role="H3" xsl:use-attribute-sets="heading-3">
          <f:carry breaks="br"/>
          <xsl:apply-templates/>
        </fo:block>
      </xsl:when>
      <xsl:otherwise>
        <fo:block xsl:use-attribute-sets="heading-4">
          <xsl:attribute name="role">
            <xsl:text>H</xsl:text>
            <xsl:choose>
              <xsl:when test="$level &gt; 6">6</xsl:when>
              <xsl:otherwise><xsl:value-of select="$level"/></xsl:otherwise>
            </xsl:choose>
          </xsl:attribute>
          <f:carry breaks="br"/>
          <xsl:apply-templates/>
        </fo:block>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ============================================================ Paragraphs, quotations, notes -->

  <!-- What announces a list or, with a colon, a table stays with it. No predicates in the patterns: libxslt counts siblings for each. -->
  <xsl:template match="d:p" name="paragraph">
    <xsl:choose>
      <xsl:when test="not(@role)">
        <fo:block xsl:use-attribute-sets="paragraph">
          <xsl:variable name="next" select="local-name(following-sibling::*[1])"/>
          <xsl:if test="$next = 'list' or ($next = 'table' and translate(substring(., string-length(.)), '：', ':') = ':')">
            <xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
          </xsl:if>
          <xsl:call-template name="paragraph-content"/>
        </fo:block>
      </xsl:when>
      <xsl:when test="@role = 'small'">
        <fo:block xsl:use-attribute-sets="small">
          <xsl:call-template name="paragraph-content"/>
        </fo:block>
      </xsl:when>
      <xsl:when test="@role = 'announcement'">
        <fo:block xsl:use-attribute-sets="announcement">
          <xsl:call-template name="paragraph-content"/>
        </fo:block>
      </xsl:when>
      <xsl:when test="@role = 'lead'">
        <fo:block xsl:use-attribute-sets="lead">
          <xsl:call-template name="paragraph-content"/>
        </fo:block>
      </xsl:when>
      <xsl:otherwise>
        <fo:block xsl:use-attribute-sets="thanks">
          <xsl:call-template name="paragraph-content"/>
        </fo:block>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="d:cell/d:p">
    <xsl:choose>
      <xsl:when test="@role = 'small'">
        <fo:block space-after="0pt" xsl:use-attribute-sets="small">
          <f:carry breaks="br"/>
          <xsl:apply-templates/>
        </fo:block>
      </xsl:when>
      <xsl:otherwise>
        <fo:block>
          <f:carry breaks="br"/>
          <xsl:apply-templates/>
        </fo:block>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- In items and fields paragraphs stand close, and small print runs on in the line of the paragraph before
       it. -->
  <xsl:template match="d:item/d:p | d:value/d:p">
    <xsl:variable name="before" select="preceding-sibling::*[1]/self::d:p"/>
    <xsl:if test="not(@role = 'small' and $before)">
      <fo:block text-align="start">
        <f:carry breaks="br"/>
        <xsl:apply-templates/>
        <xsl:for-each select="following-sibling::*[1]/self::*[@role = 'small']">
          <xsl:text>&#8195;</xsl:text>
          <fo:inline xsl:use-attribute-sets="small-print">
            <f:carry/>
            <xsl:apply-templates/>
          </fo:inline>
        </xsl:for-each>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <!-- The first paragraph of a note begins with its label; the others are indented. Position counts what is in the note but
       for its label. -->
  <xsl:template name="paragraph-content">
    <xsl:choose>
      <xsl:when test="not(parent::d:note)"><f:carry breaks="br"/></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="note-paragraph-content"/>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:template name="note-paragraph-content">
    <xsl:choose>
      <xsl:when test="position() = 1">
        <f:carry breaks="br"/>
        <xsl:apply-templates select="../d:label"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:if test="preceding-sibling::d:p">
          <xsl:attribute name="margin-left"><xsl:value-of select="$note-indent"/></xsl:attribute>
        </xsl:if>
        <f:carry breaks="br"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="d:note/d:p">
    <xsl:choose>
      <xsl:when test="@role"><xsl:call-template name="paragraph"/></xsl:when>
      <xsl:otherwise>
        <fo:block xsl:use-attribute-sets="paragraph">
          <xsl:if test="following-sibling::*[1]/self::d:list">
            <xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
          </xsl:if>
          <xsl:call-template name="note-paragraph-content"/>
          <xsl:apply-templates/>
        </fo:block>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="d:note">
    <xsl:choose>
      <xsl:when test="@important = 'yes'">
        <fo:block role="Div" xsl:use-attribute-sets="important-note">
          <xsl:call-template name="note-content"/>
        </fo:block>
      </xsl:when>
      <xsl:otherwise>
        <fo:block role="Div" xsl:use-attribute-sets="note">
          <xsl:call-template name="note-content"/>
        </fo:block>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A label that no paragraph follows stands alone and stays with what it announces. -->
  <xsl:template name="note-content">
    <f:carry/>
    <xsl:if test="d:label[not(following-sibling::*[1]/self::d:p)]">
      <fo:block space-after="2pt" keep-with-next.within-page="always">
        <xsl:apply-templates select="d:label"/>
      </fo:block>
    </xsl:if>
    <xsl:apply-templates select="*[not(self::d:label)]"/>
  </xsl:template>

  <!-- An opinion must not look like a statement of fact. -->
  <xsl:template match="d:note/d:label">
    <xsl:choose>
      <xsl:when test="../@kind = 'opinion'">
        <fo:inline xsl:use-attribute-sets="opinion-label">
          <f:carry breaks="br"/>
          <xsl:apply-templates/>
        </fo:inline>
      </xsl:when>
      <xsl:otherwise>
        <fo:inline xsl:use-attribute-sets="note-label">
          <f:carry breaks="br"/>
          <xsl:apply-templates/>
        </fo:inline>
      </xsl:otherwise>
    </xsl:choose>
    <!-- A colon of full width has its space in itself. -->
    <xsl:if test="substring(., string-length(.)) != '：'"><xsl:text> </xsl:text></xsl:if>
  </xsl:template>

  <xsl:template match="d:quote">
    <fo:block role="BlockQuote" xsl:use-attribute-sets="quote">
      <f:carry/>
      <fo:block role="Div" xsl:use-attribute-sets="quote-text">
        <xsl:apply-templates select="*[not(self::d:attribution)]"/>
      </fo:block>
      <xsl:apply-templates select="d:attribution"/>
    </fo:block>
  </xsl:template>

  <xsl:template match="d:attribution">
    <fo:block xsl:use-attribute-sets="attribution">
      <f:carry breaks="br"/>
      <xsl:apply-templates/>
    </fo:block>
  </xsl:template>

  <xsl:template match="d:address">
    <fo:block xsl:use-attribute-sets="paragraph" text-align="start">
      <f:carry breaks="br"/>
      <xsl:apply-templates/>
    </fo:block>
  </xsl:template>

  <!-- ============================================================ Lists -->

  <xsl:template match="d:list">
    <fo:list-block xsl:use-attribute-sets="list">
      <xsl:if test="parent::d:note and $note-indent != '0pt' and preceding-sibling::d:p[2]"><!-- as what stands before it -->
        <xsl:attribute name="margin-left"><xsl:value-of select="$note-indent"/></xsl:attribute>
      </xsl:if>
      <xsl:attribute name="provisional-distance-between-starts">
        <xsl:call-template name="label-width"/>
      </xsl:attribute>
      <f:carry/>
      <xsl:apply-templates select="d:item"/>
    </fo:list-block>
  </xsl:template>

  <!-- Wide enough for the longest label. -->
  <xsl:template name="label-width">
    <xsl:choose>
      <xsl:when test="d:item/@label">
        <xsl:for-each select="d:item/@label">
          <xsl:sort select="f:columns(.)" data-type="number" order="descending"/>
          <xsl:if test="position() = 1">
            <xsl:value-of select="8 + 5 * f:columns(.)"/>
            <xsl:text>pt</xsl:text>
          </xsl:if>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise>14pt</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="d:item">
    <fo:list-item>
      <xsl:call-template name="item-attributes"/>
      <fo:list-item-label end-indent="label-end()">
        <fo:block xsl:use-attribute-sets="item-label">
          <f:place/>
          <xsl:choose>
            <xsl:when test="@label"><xsl:value-of select="@label"/></xsl:when>
            <xsl:when test="count(ancestor::d:list) mod 2 = 1">•</xsl:when>
            <xsl:otherwise>–</xsl:otherwise>
          </xsl:choose>
        </fo:block>
      </fo:list-item-label>
      <fo:list-item-body start-indent="body-start()">
        <xsl:apply-templates/>
      </fo:list-item-body>
    </fo:list-item>
  </xsl:template>

  <!-- Neither the first item nor the last stands alone on a page. -->
  <xsl:template name="item-attributes">
    <xsl:attribute name="space-after"><xsl:value-of select="$item-space"/></xsl:attribute>
    <xsl:if test="not(preceding-sibling::*[1]) and following-sibling::*[1]">
      <xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
    </xsl:if>
    <xsl:if test="preceding-sibling::*[1] and not(following-sibling::*[1])">
      <xsl:attribute name="keep-with-previous.within-page">always</xsl:attribute>
    </xsl:if>
    <f:carry/>
  </xsl:template>

  <xsl:template match="d:fields">
    <fo:list-block xsl:use-attribute-sets="fields">
      <f:carry/>
      <xsl:apply-templates select="d:field"/>
    </fo:list-block>
  </xsl:template>

  <xsl:template match="d:field">
    <fo:list-item>
      <xsl:call-template name="item-attributes"/>
      <fo:list-item-label end-indent="label-end()">
        <fo:block xsl:use-attribute-sets="field-label">
          <xsl:for-each select="d:label">
            <f:carry breaks="br"/>
            <xsl:apply-templates/>
          </xsl:for-each>
        </fo:block>
      </fo:list-item-label>
      <fo:list-item-body start-indent="body-start()">
        <xsl:apply-templates select="d:value/*"/>
        <xsl:if test="not(d:value/*)"><fo:block/></xsl:if>
      </fo:list-item-body>
    </fo:list-item>
  </xsl:template>

  <!-- ============================================================ Tables -->

  <xsl:template match="d:table">
    <xsl:apply-templates select="d:caption"/>
    <fo:table xsl:use-attribute-sets="table">
      <f:carry/>
      <xsl:apply-templates select="d:column"/>
      <xsl:if test="d:head/d:row">
        <fo:table-header start-indent="0pt" end-indent="0pt" xsl:use-attribute-sets="table-head">
          <xsl:apply-templates select="d:head/d:row"/>
        </fo:table-header>
      </xsl:if>
      <fo:table-body start-indent="0pt" end-indent="0pt">
        <xsl:apply-templates select="d:body/d:row"/>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template match="d:table/d:caption">
    <fo:block role="Caption" xsl:use-attribute-sets="table-caption">
      <f:carry breaks="br"/>
      <xsl:apply-templates/>
    </fo:block>
  </xsl:template>

  <xsl:template match="d:column">
    <fo:table-column column-width="proportional-column-width({@width})"/>
  </xsl:template>

  <!-- No row of a table stands alone on a page. Strong rules at both ends of the table, a finer one under the
       head, hairlines between rows. -->
  <xsl:template match="d:row">
    <xsl:variable name="in-body" select="boolean(parent::d:body)"/>
    <xsl:variable name="first" select="not(preceding-sibling::*[1])"/>
    <xsl:variable name="last" select="not(following-sibling::*[1])"/>
    <xsl:variable name="rule">
      <xsl:choose>
        <xsl:when test="not($last)"><xsl:value-of select="$row-rule"/></xsl:when>
        <xsl:when test="$in-body"><xsl:value-of select="$outer-rule"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="$head-rule"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <fo:table-row keep-together.within-page="always">
      <xsl:if test="$in-body and $first and not($last)">
        <xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
      </xsl:if>
      <xsl:if test="$in-body and $last and not($first)">
        <xsl:attribute name="keep-with-previous.within-page">always</xsl:attribute>
      </xsl:if>
      <f:carry/>
      <xsl:apply-templates select="d:cell">
        <xsl:with-param name="in-body" select="$in-body"/>
        <xsl:with-param name="top" select="$first and not($in-body and ../../d:head/d:row)"/>
        <xsl:with-param name="rule" select="string($rule)"/>
      </xsl:apply-templates>
    </fo:table-row>
  </xsl:template>

  <!-- rule: that of the row. Most cells have no attributes. -->
  <xsl:template match="d:cell">
    <xsl:param name="in-body"/>
    <xsl:param name="top"/>
    <xsl:param name="rule"/>
    <fo:table-cell padding="{$cell-padding}" border-bottom="{$rule}">
      <f:carry/>
      <xsl:if test="position() = last()">
        <xsl:attribute name="padding-right">0pt</xsl:attribute>
      </xsl:if>
      <xsl:choose>
        <xsl:when test="@*">
          <xsl:if test="@columns or @rows or @align"><xsl:call-template name="cell-attributes"/></xsl:if>
          <xsl:if test="$top">
            <xsl:attribute name="border-top"><xsl:value-of select="$outer-rule"/></xsl:attribute>
          </xsl:if>
          <xsl:if test="@rows[. &gt; count(../../following-sibling::d:row)]">
            <xsl:attribute name="border-bottom">
              <xsl:choose>
                <xsl:when test="$in-body"><xsl:value-of select="$outer-rule"/></xsl:when>
                <xsl:otherwise><xsl:value-of select="$head-rule"/></xsl:otherwise>
              </xsl:choose>
            </xsl:attribute>
          </xsl:if>
          <xsl:if test="$in-body and @header">
            <xsl:attribute name="hyphenate">false</xsl:attribute>
            <xsl:attribute name="fox:header">true</xsl:attribute>
          </xsl:if>
        </xsl:when>
        <xsl:when test="$top">
          <xsl:attribute name="border-top"><xsl:value-of select="$outer-rule"/></xsl:attribute>
        </xsl:when>
      </xsl:choose>
      <xsl:apply-templates/>
      <xsl:if test="not(*)"><fo:block/></xsl:if>
    </fo:table-cell>
  </xsl:template>

  <xsl:template name="cell-attributes">
    <xsl:if test="@columns &gt; 1">
      <xsl:attribute name="number-columns-spanned"><xsl:value-of select="@columns"/></xsl:attribute>
    </xsl:if>
    <xsl:if test="@rows &gt; 1">
      <xsl:attribute name="number-rows-spanned"><xsl:value-of select="@rows"/></xsl:attribute>
    </xsl:if>
    <xsl:if test="@align">
      <xsl:attribute name="text-align"><xsl:value-of select="@align"/></xsl:attribute>
    </xsl:if>
  </xsl:template>

  <!-- ============================================================ Pictures -->

  <xsl:template match="d:figure">
    <fo:block role="Div" xsl:use-attribute-sets="figure">
      <f:carry/>
      <fo:block>
        <xsl:apply-templates select="d:picture"/>
      </fo:block>
      <xsl:apply-templates select="d:caption"/>
    </fo:block>
  </xsl:template>

  <xsl:template match="d:figure/d:caption">
    <fo:block role="Caption" xsl:use-attribute-sets="figure-caption">
      <f:carry breaks="br"/>
      <xsl:apply-templates/>
    </fo:block>
  </xsl:template>

  <xsl:template match="d:picture">
    <fo:external-graphic src="url({@file})" fox:alt-text="{@description}">
      <f:carry/>
      <xsl:choose>
        <xsl:when test="@width">
          <xsl:attribute name="content-width"><xsl:value-of select="@width"/>mm</xsl:attribute>
        </xsl:when>
        <xsl:when test="parent::d:title-block">
          <xsl:attribute name="content-height">12mm</xsl:attribute>
        </xsl:when>
        <xsl:otherwise>
          <xsl:attribute name="width">100%</xsl:attribute>
          <xsl:attribute name="content-width">scale-down-to-fit</xsl:attribute>
        </xsl:otherwise>
      </xsl:choose>
    </fo:external-graphic>
  </xsl:template>

  <!-- ============================================================ Signatures -->

  <xsl:template match="d:signatures">
    <fo:block role="Div" xsl:use-attribute-sets="signatures">
      <f:carry/>
      <xsl:apply-templates select="d:signature"/>
    </fo:block>
  </xsl:template>

  <xsl:template match="d:signature">
    <fo:block role="Div" xsl:use-attribute-sets="signature">
      <f:carry/>
      <xsl:if test="d:position or d:organisation">
        <fo:block>
          <xsl:apply-templates select="d:organisation"/>
          <xsl:if test="d:position and d:organisation"><xsl:text>&#8195;</xsl:text></xsl:if>
          <xsl:apply-templates select="d:position"/>
        </fo:block>
      </xsl:if>
      <fo:block xsl:use-attribute-sets="signature-line">
        <fo:leader leader-length="{$signature-length}" xsl:use-attribute-sets="blank-line"/>
        <xsl:text>&#160; </xsl:text>
        <xsl:apply-templates select="d:name"/>
        <xsl:call-template name="stretch"/>
        <xsl:apply-templates select="d:date-label"/>
        <xsl:text>&#160;</xsl:text>
        <xsl:apply-templates select="d:date"/>
      </fo:block>
      <fo:block xsl:use-attribute-sets="signature-hint">
        <xsl:for-each select="d:line-label">
          <f:carry breaks="br"/>
          <xsl:apply-templates/>
        </xsl:for-each>
        <xsl:apply-templates select="d:seal"/>
      </fo:block>
    </fo:block>
  </xsl:template>

  <xsl:template match="d:signature/d:organisation">
    <fo:inline xsl:use-attribute-sets="strong">
      <f:carry/>
      <xsl:apply-templates/>
    </fo:inline>
  </xsl:template>

  <xsl:template match="d:signature/d:position | d:signature/d:name | d:signature/d:date-label">
    <fo:inline>
      <f:carry/>
      <xsl:apply-templates/>
    </fo:inline>
  </xsl:template>

  <xsl:template match="d:signature/d:date">
    <xsl:choose>
      <xsl:when test="normalize-space(.) = ''">
        <fo:leader leader-length="{$date-length}" xsl:use-attribute-sets="blank-line"/>
      </xsl:when>
      <xsl:otherwise>
        <fo:inline>
          <f:carry breaks="br"/>
          <xsl:apply-templates/>
        </fo:inline>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="d:signature/d:seal">
    <fo:leader leader-pattern="space" leader-length="14mm"/>
    <fo:inline>
      <f:carry breaks="br"/>
      <xsl:apply-templates/>
    </fo:inline>
  </xsl:template>

  <!-- ============================================================ Text -->

  <xsl:template match="d:strong">
    <fo:inline xsl:use-attribute-sets="strong">
      <f:carry/>
      <xsl:apply-templates/>
    </fo:inline>
  </xsl:template>

  <xsl:template match="d:emphasis">
    <fo:inline xsl:use-attribute-sets="emphasis">
      <f:carry/>
      <xsl:apply-templates/>
    </fo:inline>
  </xsl:template>

  <xsl:template match="d:mark">
    <fo:inline xsl:use-attribute-sets="mark">
      <f:carry/>
      <xsl:apply-templates/>
    </fo:inline>
  </xsl:template>

  <xsl:template match="d:span | d:time">
    <fo:inline>
      <f:carry/>
      <xsl:apply-templates/>
    </fo:inline>
  </xsl:template>

  <xsl:template match="d:link">
    <xsl:choose>
      <xsl:when test="@href">
        <fo:basic-link external-destination="url({@href})" xsl:use-attribute-sets="link">
          <f:carry/>
          <xsl:apply-templates/>
        </fo:basic-link>
      </xsl:when>
      <xsl:otherwise>
        <fo:basic-link internal-destination="{@to}" xsl:use-attribute-sets="link">
          <f:carry/>
          <xsl:apply-templates/>
        </fo:basic-link>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A line end; the block around it keeps line ends (text-attributes). -->
  <xsl:template match="d:br">
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <!-- The same for the styles that build on this one. -->
  <xsl:template name="text-attributes">
    <f:carry breaks="br"/>
  </xsl:template>

</xsl:stylesheet>
