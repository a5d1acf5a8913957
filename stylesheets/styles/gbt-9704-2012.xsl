<?xml version="1.0" encoding="UTF-8"?>
<!--
  纪要 as GB/T 9704-2012 lays it out: 22 lines of 28 characters on a page of A4, the mark in red, numbers of pages at
  the outer edge. Wording and order, those present after the text, are in the document already. Where a font of the
  standard is not installed, a warning names it and the one taken instead.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:d="urn:protoc:document:1"
    xmlns:f="urn:protoc:function:1"
    extension-element-prefixes="f"
    exclude-result-prefixes="d">

  <xsl:import href="../formats/fo.xsl"/>

  <!-- 仿宋 for text, 小标宋 for mark and title, 黑体 and 楷体 for headings, 宋体 for the numbers of pages. -->
  <xsl:variable name="text-family">"FangSong_GB2312", "FangSong", "STFangsong", "Noto Serif CJK SC", serif</xsl:variable>
  <xsl:variable name="title-family">"FZXiaoBiaoSong-B05S", "Noto Serif CJK SC", serif</xsl:variable>
  <xsl:variable name="label-family">"SimHei", "Noto Sans CJK SC", sans-serif</xsl:variable>
  <xsl:variable name="kai-family">"KaiTi_GB2312", "KaiTi", "Noto Serif CJK SC", serif</xsl:variable>
  <xsl:variable name="number-family">"SimSun", "Noto Serif CJK SC", serif</xsl:variable>
  <xsl:variable name="text-colour" select="'#000000'"/>
  <xsl:variable name="muted-colour" select="'#000000'"/>
  <xsl:variable name="accent-colour" select="'#000000'"/>
  <xsl:variable name="link-colour" select="'#000000'"/>
  <xsl:variable name="rule-colour" select="'#000000'"/>
  <xsl:variable name="tint-colour" select="'#f2f2f2'"/>
  <xsl:variable name="mark-colour" select="'#c8102e'"/>

  <!-- ============================================================ The page -->

  <!-- 37 mm above and 28 mm left of a text of 156 by 225 mm. The number of the page begins 7 mm under it. -->
  <xsl:attribute-set name="page">
    <xsl:attribute name="margin-top">20mm</xsl:attribute>
    <xsl:attribute name="margin-left">28mm</xsl:attribute>
    <xsl:attribute name="margin-right">26mm</xsl:attribute>
    <xsl:attribute name="margin-bottom">22mm</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="page-body">
    <xsl:attribute name="margin-top">17mm</xsl:attribute>
    <xsl:attribute name="margin-bottom">13mm</xsl:attribute>
  </xsl:attribute-set>
  <xsl:variable name="header-extent" select="'16mm'"/>
  <xsl:variable name="footer-extent" select="'6mm'"/>

  <!-- 28 characters of 16 pt are a little wider than 156 mm, 22 lines make 225 mm. -->
  <xsl:attribute-set name="document">
    <xsl:attribute name="font-size">16pt</xsl:attribute>
    <xsl:attribute name="line-height">28.99pt</xsl:attribute>
    <xsl:attribute name="letter-spacing">-0.215pt</xsl:attribute>
  </xsl:attribute-set>

  <xsl:template name="page-masters">
    <fo:layout-master-set>
      <xsl:call-template name="page-of">
        <xsl:with-param name="name">first</xsl:with-param>
        <xsl:with-param name="footer">odd</xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="page-of">
        <xsl:with-param name="name">odd</xsl:with-param>
        <xsl:with-param name="footer">odd</xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="page-of">
        <xsl:with-param name="name">even</xsl:with-param>
        <xsl:with-param name="footer">even</xsl:with-param>
      </xsl:call-template>
      <fo:page-sequence-master master-name="pages">
        <fo:repeatable-page-master-alternatives>
          <fo:conditional-page-master-reference master-reference="first-page" page-position="first"/>
          <fo:conditional-page-master-reference master-reference="odd-page" odd-or-even="odd"/>
          <fo:conditional-page-master-reference master-reference="even-page" odd-or-even="even"/>
        </fo:repeatable-page-master-alternatives>
      </fo:page-sequence-master>
    </fo:layout-master-set>
  </xsl:template>

  <xsl:template name="page-of">
    <xsl:param name="name"/>
    <xsl:param name="footer"/>
    <fo:simple-page-master master-name="{$name}-page" xsl:use-attribute-sets="page">
      <fo:region-body xsl:use-attribute-sets="page-body"/>
      <fo:region-before region-name="{substring('first-', 1, 6 * ($name = 'first'))}header" extent="{$header-extent}"/>
      <fo:region-after region-name="{$footer}-footer" extent="{$footer-extent}" display-align="before"/>
    </fo:simple-page-master>
  </xsl:template>

  <xsl:template name="running-lines">
    <xsl:if test="d:draft">
      <fo:static-content flow-name="first-header" role="Artifact">
        <xsl:apply-templates select="d:draft">
          <xsl:with-param name="beside-qr-code" select="$qr-picture != ''"/>
        </xsl:apply-templates>
      </fo:static-content>
      <fo:static-content flow-name="header" role="Artifact">
        <xsl:apply-templates select="d:draft"/>
      </fo:static-content>
    </xsl:if>
    <fo:static-content flow-name="odd-footer" role="Artifact">
      <xsl:apply-templates select="d:running" mode="page-number">
        <xsl:with-param name="odd" select="true()"/>
      </xsl:apply-templates>
    </fo:static-content>
    <fo:static-content flow-name="even-footer" role="Artifact">
      <xsl:apply-templates select="d:running" mode="page-number"/>
    </fo:static-content>
  </xsl:template>

  <!-- One character from the outer edge; how confidential it is stands at the inner one. -->
  <xsl:template match="d:running" mode="page-number">
    <xsl:param name="odd" select="false()"/>
    <fo:block xsl:use-attribute-sets="page-number">
      <f:place/>
      <xsl:if test="$odd">
        <xsl:apply-templates select="../d:marking"/>
        <xsl:call-template name="stretch"/>
      </xsl:if>
      <xsl:text>— </xsl:text>
      <fo:page-number/>
      <xsl:text> —</xsl:text>
      <xsl:if test="not($odd)">
        <xsl:call-template name="stretch"/>
        <xsl:apply-templates select="../d:marking"/>
      </xsl:if>
    </fo:block>
  </xsl:template>
  <xsl:attribute-set name="page-number">
    <xsl:attribute name="font-family"><xsl:value-of select="$number-family"/></xsl:attribute>
    <xsl:attribute name="font-size">14pt</xsl:attribute>
    <xsl:attribute name="line-height">16pt</xsl:attribute>
    <xsl:attribute name="letter-spacing">0pt</xsl:attribute>
    <xsl:attribute name="margin-left">14pt</xsl:attribute>
    <xsl:attribute name="margin-right">14pt</xsl:attribute>
    <xsl:attribute name="text-align">start</xsl:attribute>
    <xsl:attribute name="text-align-last">justify</xsl:attribute>
  </xsl:attribute-set>

  <!-- ============================================================ Mark and title -->

  <!-- The mark, 35 mm under the top of the text; the number, who met and when; a red line; the title. -->
  <xsl:template match="d:title-block">
    <fo:block role="Div">
      <f:carry/>
      <xsl:apply-templates select="d:kind"/>
      <fo:block xsl:use-attribute-sets="letterhead">
        <xsl:for-each select="d:organisation">
          <xsl:call-template name="text-attributes"/>
          <xsl:apply-templates/>
        </xsl:for-each>
        <xsl:call-template name="stretch"/>
        <xsl:value-of select="../d:running/@right"/>
      </fo:block>
      <xsl:apply-templates select="d:title | d:fields | d:address"/>
    </fo:block>
  </xsl:template>

  <!-- 生产协调会议纪要 第7号: the number stands under the mark. -->
  <xsl:template match="d:kind">
    <xsl:variable name="text" select="normalize-space(.)"/>
    <fo:block role="H1" xsl:use-attribute-sets="kind">
      <f:carry/>
      <xsl:choose>
        <xsl:when test="contains($text, ' 第')"><xsl:value-of select="substring-before($text, ' 第')"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
      </xsl:choose>
    </fo:block>
    <xsl:if test="contains($text, ' 第')">
      <fo:block xsl:use-attribute-sets="kind-number">
        <xsl:text>第</xsl:text>
        <xsl:value-of select="substring-after($text, ' 第')"/>
      </fo:block>
    </xsl:if>
  </xsl:template>
  <xsl:attribute-set name="kind">
    <xsl:attribute name="font-family"><xsl:value-of select="$title-family"/></xsl:attribute>
    <xsl:attribute name="font-size">36pt</xsl:attribute>
    <xsl:attribute name="line-height">44pt</xsl:attribute>
    <xsl:attribute name="letter-spacing">0pt</xsl:attribute>
    <xsl:attribute name="color"><xsl:value-of select="$mark-colour"/></xsl:attribute>
    <xsl:attribute name="text-align">center</xsl:attribute>
    <xsl:attribute name="space-before">0pt</xsl:attribute>
    <xsl:attribute name="padding-top">33mm</xsl:attribute>
    <xsl:attribute name="space-after">4pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="kind-number">
    <xsl:attribute name="text-align">center</xsl:attribute>
    <xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="letterhead">
    <xsl:attribute name="font-family"><xsl:value-of select="$text-family"/></xsl:attribute>
    <xsl:attribute name="font-size">16pt</xsl:attribute>
    <xsl:attribute name="line-height">28.99pt</xsl:attribute>
    <xsl:attribute name="font-weight">normal</xsl:attribute>
    <xsl:attribute name="border-bottom">1.5pt solid <xsl:value-of select="$mark-colour"/></xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="letterhead-address">
    <xsl:attribute name="font-family"><xsl:value-of select="$text-family"/></xsl:attribute>
    <xsl:attribute name="font-size">16pt</xsl:attribute>
    <xsl:attribute name="line-height">28.99pt</xsl:attribute>
    <xsl:attribute name="space-before">0pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="subject">
    <xsl:attribute name="font-family"><xsl:value-of select="$title-family"/></xsl:attribute>
    <xsl:attribute name="font-size">22pt</xsl:attribute>
    <xsl:attribute name="line-height">30pt</xsl:attribute>
    <xsl:attribute name="font-style">normal</xsl:attribute>
    <xsl:attribute name="text-align">center</xsl:attribute>
    <xsl:attribute name="space-before">29pt</xsl:attribute>
    <xsl:attribute name="space-after">29pt</xsl:attribute>
  </xsl:attribute-set>

  <!-- ============================================================ Text -->

  <!-- 一、 in 黑体, （一） in 楷体, 1. as the text; each two characters in. -->
  <xsl:attribute-set name="heading">
    <xsl:attribute name="font-size">16pt</xsl:attribute>
    <xsl:attribute name="line-height">28.99pt</xsl:attribute>
    <xsl:attribute name="font-weight">normal</xsl:attribute>
    <xsl:attribute name="text-indent">2em</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="heading-2">
    <xsl:attribute name="font-size">16pt</xsl:attribute>
    <xsl:attribute name="line-height">28.99pt</xsl:attribute>
    <xsl:attribute name="space-before">0pt</xsl:attribute>
    <xsl:attribute name="space-after">0pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="heading-3">
    <xsl:attribute name="font-size">16pt</xsl:attribute>
    <xsl:attribute name="line-height">28.99pt</xsl:attribute>
    <xsl:attribute name="space-before">0pt</xsl:attribute>
    <xsl:attribute name="space-after">0pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="heading-4">
    <xsl:attribute name="font-family"><xsl:value-of select="$kai-family"/></xsl:attribute>
    <xsl:attribute name="font-size">16pt</xsl:attribute>
    <xsl:attribute name="line-height">28.99pt</xsl:attribute>
    <xsl:attribute name="space-before">0pt</xsl:attribute>
    <xsl:attribute name="space-after">0pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="paragraph">
    <xsl:attribute name="text-indent">2em</xsl:attribute>
    <xsl:attribute name="space-after">0pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="lead">
    <xsl:attribute name="font-size">16pt</xsl:attribute>
    <xsl:attribute name="line-height">28.99pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="announcement">
    <xsl:attribute name="font-family"><xsl:value-of select="$kai-family"/></xsl:attribute>
    <xsl:attribute name="font-weight">normal</xsl:attribute>
    <xsl:attribute name="space-before">0pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="small">
    <xsl:attribute name="text-indent">
      <xsl:choose>
        <xsl:when test="parent::d:cell">0pt</xsl:when>
        <xsl:otherwise>2em</xsl:otherwise>
      </xsl:choose>
    </xsl:attribute>
    <xsl:attribute name="font-size"><xsl:value-of select="16 - 5.5 * boolean(parent::d:cell)"/>pt</xsl:attribute>
    <xsl:attribute name="line-height"><xsl:value-of select="28.99 - 12.99 * boolean(parent::d:cell)"/>pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="small-print">
    <xsl:attribute name="font-size">16pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="note">
    <xsl:attribute name="space-before">0pt</xsl:attribute>
    <xsl:attribute name="space-after">0pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="note-label">
    <xsl:attribute name="font-family"><xsl:value-of select="$kai-family"/></xsl:attribute>
    <xsl:attribute name="font-weight">normal</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="strong">
    <xsl:attribute name="font-family"><xsl:value-of select="$label-family"/></xsl:attribute>
    <xsl:attribute name="font-weight">normal</xsl:attribute>
  </xsl:attribute-set>
  <xsl:variable name="note-indent" select="'0pt'"/>
  <xsl:variable name="item-space" select="'0pt'"/>
  <xsl:attribute-set name="attribution">
    <xsl:attribute name="font-family"><xsl:value-of select="$text-family"/></xsl:attribute>
    <xsl:attribute name="text-align">end</xsl:attribute>
    <xsl:attribute name="font-size">16pt</xsl:attribute>
    <xsl:attribute name="line-height">28.99pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="quote">
    <xsl:attribute name="border-left">0pt none</xsl:attribute>
    <xsl:attribute name="margin-left">32pt</xsl:attribute>
    <xsl:attribute name="padding-left">0pt</xsl:attribute>
    <xsl:attribute name="space-before">0pt</xsl:attribute>
    <xsl:attribute name="space-after">0pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="quote-text">
    <xsl:attribute name="font-style">normal</xsl:attribute>
    <xsl:attribute name="font-family"><xsl:value-of select="$kai-family"/></xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="list">
    <xsl:attribute name="margin-left"><xsl:value-of select="32 * not(ancestor::d:item)"/>pt</xsl:attribute>
    <xsl:attribute name="space-before">0pt</xsl:attribute>
    <xsl:attribute name="space-after">0pt</xsl:attribute>
  </xsl:attribute-set>

  <!-- Digits are about half as wide as the characters between them. -->
  <xsl:template name="label-width">
    <xsl:for-each select="d:item">
      <xsl:sort select="string-length(@label)" data-type="number" order="descending"/>
      <xsl:if test="position() = 1">
        <xsl:variable name="length" select="string-length(@label)"/>
        <xsl:variable name="digits" select="string-length(translate(@label, translate(@label, '0123456789.', ''), ''))"/>
        <xsl:value-of select="14 + 9 * $digits + 16 * ($length - $digits + not($length))"/>
        <xsl:text>pt</xsl:text>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- No slanted characters: 楷体 stands out as well. -->
  <xsl:attribute-set name="opinion-label">
    <xsl:attribute name="font-style">normal</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="emphasis">
    <xsl:attribute name="font-style">normal</xsl:attribute>
    <xsl:attribute name="font-family"><xsl:value-of select="$kai-family"/></xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="thanks">
    <xsl:attribute name="font-style">normal</xsl:attribute>
    <xsl:attribute name="space-before">0pt</xsl:attribute>
  </xsl:attribute-set>

  <!-- 出席： in 黑体, two characters in; what follows hangs under its first character. -->
  <xsl:attribute-set name="fields">
    <xsl:attribute name="margin-left">32pt</xsl:attribute>
    <xsl:attribute name="provisional-distance-between-starts">
      <xsl:for-each select="d:field/d:label">
        <xsl:sort select="string-length(normalize-space())" data-type="number" order="descending"/>
        <xsl:if test="position() = 1">
          <xsl:value-of select="6 * f:columns(normalize-space()) + 4 * string-length(normalize-space())"/>
          <xsl:text>pt</xsl:text>
        </xsl:if>
      </xsl:for-each>
    </xsl:attribute>
    <xsl:attribute name="provisional-label-separation">0pt</xsl:attribute>
    <xsl:attribute name="space-before">0pt</xsl:attribute>
    <xsl:attribute name="space-after">0pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="field-label">
    <xsl:attribute name="font-size">16pt</xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="table">
    <xsl:attribute name="font-size">10.5pt</xsl:attribute>
    <xsl:attribute name="line-height">16pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="table-head">
    <xsl:attribute name="font-size">10.5pt</xsl:attribute>
    <xsl:attribute name="line-height">16pt</xsl:attribute>
    <xsl:attribute name="font-weight">normal</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="caption">
    <xsl:attribute name="font-size">10.5pt</xsl:attribute>
    <xsl:attribute name="line-height">16pt</xsl:attribute>
  </xsl:attribute-set>

  <!-- Short enough for a name and a date beside each other in characters of this size. -->
  <xsl:variable name="signature-length" select="'45mm'"/>
  <xsl:variable name="date-length" select="'28mm'"/>
  <xsl:attribute-set name="signature-hint">
    <xsl:attribute name="font-size">10.5pt</xsl:attribute>
    <xsl:attribute name="line-height">14pt</xsl:attribute>
  </xsl:attribute-set>

</xsl:stylesheet>
