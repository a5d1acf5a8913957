<?xml version="1.0" encoding="UTF-8"?>
<!--
  A protocol as ГОСТ Р 7.0.97-2025 lays documents out: the form of the pages and of the parts; their wording and order
  are in the document already. What the standard leaves open is a variable a house style may give another value.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:d="urn:protoc:document:1"
    xmlns:f="urn:protoc:function:1"
    extension-element-prefixes="f"
    exclude-result-prefixes="d">

  <xsl:import href="../formats/fo.xsl"/>

  <!-- At least 20 mm; 30 mm for what is kept over ten years. -->
  <xsl:variable name="left-margin">
    <xsl:variable name="kept" select="/d:document/@kept"/>
    <xsl:choose>
      <xsl:when test="$kept &gt; 10 or contains($kept, 'остоянно')">30mm</xsl:when>
      <xsl:otherwise>20mm</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <!-- 12 to 14 pt, in one to one and a half lines. -->
  <xsl:variable name="body-size" select="'12pt'"/>
  <xsl:variable name="body-line" select="'16.5pt'"/>
  <xsl:variable name="paragraph-indent" select="'12.5mm'"/>
  <!-- From the margin: where the name of a signature begins. -->
  <xsl:variable name="signature-name-at" select="'120'"/>

  <xsl:variable name="text-family">"Liberation Serif", "PT Serif", "Noto Serif CJK SC", serif</xsl:variable>
  <xsl:variable name="label-family" select="$text-family"/>
  <xsl:variable name="text-colour" select="'#000000'"/>
  <xsl:variable name="muted-colour" select="'#000000'"/>
  <xsl:variable name="accent-colour" select="'#000000'"/>
  <xsl:variable name="link-colour" select="'#000000'"/>
  <xsl:variable name="rule-colour" select="'#000000'"/>
  <xsl:variable name="tint-colour" select="'#f2f2f2'"/>

  <xsl:attribute-set name="page">
    <xsl:attribute name="margin-left"><xsl:value-of select="$left-margin"/></xsl:attribute>
    <xsl:attribute name="margin-right">10mm</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="document">
    <xsl:attribute name="font-size"><xsl:value-of select="$body-size"/></xsl:attribute>
    <xsl:attribute name="line-height"><xsl:value-of select="$body-line"/></xsl:attribute>
  </xsl:attribute-set>

  <!-- ============================================================ Above and below the text -->

  <!-- From the second page on, 10 mm from the edge. -->
  <xsl:template match="d:running" mode="header">
    <fo:block text-align="center">
      <f:place/>
      <fo:page-number/>
    </fo:block>
  </xsl:template>

  <xsl:template match="d:running" mode="footer">
    <fo:block xsl:use-attribute-sets="running-footer">
      <xsl:apply-templates select="../d:marking"/>
    </fo:block>
  </xsl:template>
  <xsl:attribute-set name="running-footer">
    <xsl:attribute name="text-align-last">start</xsl:attribute>
  </xsl:attribute-set>

  <!-- At the bottom right of the first page, under its text. -->
  <xsl:attribute-set name="qr-code">
    <xsl:attribute name="top">277.8mm</xsl:attribute>
    <xsl:attribute name="left">185mm</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="qr-digits">
    <xsl:attribute name="top">277.8mm</xsl:attribute>
    <xsl:attribute name="left">124mm</xsl:attribute>
  </xsl:attribute-set>

  <!-- ============================================================ The head of the protocol -->

  <!-- Organisation, kind, date and number on one line, place, heading, and who was there. -->
  <xsl:template match="d:title-block">
    <fo:block role="Div">
      <f:carry/>
      <xsl:if test="d:picture">
        <fo:block text-align="center" space-after="4pt"><xsl:apply-templates select="d:picture"/></fo:block>
      </xsl:if>
      <xsl:for-each select="d:organisation">
        <fo:block xsl:use-attribute-sets="letterhead">
          <xsl:call-template name="text-attributes"/>
          <xsl:apply-templates/>
        </fo:block>
      </xsl:for-each>
      <xsl:apply-templates select="d:address | d:kind"/>
      <xsl:call-template name="date-and-number"/>
      <xsl:apply-templates select="d:fields/d:field[@name = 'place']/d:value/d:p" mode="head"/>
      <xsl:apply-templates select="d:title | d:fields"/>
    </fo:block>
  </xsl:template>

  <xsl:attribute-set name="letterhead">
    <xsl:attribute name="font-size">13pt</xsl:attribute>
    <xsl:attribute name="line-height">17pt</xsl:attribute>
    <xsl:attribute name="text-align">center</xsl:attribute>
    <xsl:attribute name="text-align-last">center</xsl:attribute>
    <xsl:attribute name="padding-bottom">0pt</xsl:attribute>
    <xsl:attribute name="border-bottom">0pt none</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="letterhead-address">
    <xsl:attribute name="font-size">9pt</xsl:attribute>
    <xsl:attribute name="text-align">center</xsl:attribute>
    <xsl:attribute name="space-before">2pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="kind">
    <xsl:attribute name="font-size">14pt</xsl:attribute>
    <xsl:attribute name="line-height">19pt</xsl:attribute>
    <xsl:attribute name="text-align">center</xsl:attribute>
    <xsl:attribute name="space-before">14pt</xsl:attribute>
    <xsl:attribute name="space-after">10pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="kind-word">
    <xsl:attribute name="text-transform">uppercase</xsl:attribute>
    <xsl:attribute name="letter-spacing">1.3pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="kind-rest">
    <xsl:attribute name="font-size">12pt</xsl:attribute>
    <xsl:attribute name="font-weight">normal</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="head-line">
    <xsl:attribute name="text-align">start</xsl:attribute>
    <xsl:attribute name="hyphenate">false</xsl:attribute>
    <xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
  </xsl:attribute-set>

  <!-- «Протокол заседания совета № 4»: the word, what it is a protocol of, the number. -->
  <xsl:variable name="whole-kind" select="normalize-space(translate(/d:document/d:title-block/d:kind, '&#160;', ' '))"/>
  <xsl:variable name="kind-without-number"
      select="normalize-space(concat(substring-before($whole-kind, '№'),
                                     substring($whole-kind, 1, string-length($whole-kind) * not(contains($whole-kind, '№')))))"/>

  <xsl:template match="d:kind">
    <fo:block role="H1" linefeed-treatment="preserve" xsl:use-attribute-sets="kind">
      <f:carry/>
      <xsl:choose>
        <xsl:when test="starts-with($kind-without-number, 'Протокол ')">
          <fo:inline xsl:use-attribute-sets="kind-word">Протокол</fo:inline>
          <xsl:text>&#10;</xsl:text>
          <fo:inline xsl:use-attribute-sets="kind-rest">
            <xsl:value-of select="substring-after($kind-without-number, ' ')"/>
          </fo:inline>
        </xsl:when>
        <xsl:otherwise>
          <fo:inline xsl:use-attribute-sets="kind-word"><xsl:value-of select="$kind-without-number"/></fo:inline>
        </xsl:otherwise>
      </xsl:choose>
    </fo:block>
  </xsl:template>

  <xsl:template name="date-and-number">
    <fo:block text-align-last="justify" xsl:use-attribute-sets="head-line">
      <xsl:for-each select="d:fields/d:field[@name = 'date']/d:value/d:p[1]">
        <xsl:call-template name="text-attributes"/>
        <xsl:apply-templates/>
      </xsl:for-each>
      <xsl:call-template name="stretch"/>
      <xsl:if test="contains($whole-kind, '№')">
        <xsl:text>№&#160;</xsl:text>
        <xsl:value-of select="normalize-space(substring-after($whole-kind, '№'))"/>
      </xsl:if>
    </fo:block>
  </xsl:template>

  <xsl:template match="d:p" mode="head">
    <fo:block xsl:use-attribute-sets="head-line">
      <xsl:call-template name="text-attributes"/>
      <xsl:apply-templates/>
    </fo:block>
  </xsl:template>

  <xsl:attribute-set name="subject">
    <xsl:attribute name="font-size"><xsl:value-of select="$body-size"/></xsl:attribute>
    <xsl:attribute name="line-height"><xsl:value-of select="$body-line"/></xsl:attribute>
    <xsl:attribute name="font-style">normal</xsl:attribute>
    <xsl:attribute name="font-weight">bold</xsl:attribute>
    <xsl:attribute name="space-before">12pt</xsl:attribute>
    <xsl:attribute name="space-after">6pt</xsl:attribute>
  </xsl:attribute-set>

  <xsl:template match="d:title-block/d:fields">
    <xsl:if test="d:field[not(@name = 'date' or @name = 'place')]">
      <fo:list-block xsl:use-attribute-sets="fields">
        <f:carry/>
        <xsl:apply-templates select="d:field[not(@name = 'date' or @name = 'place')]"/>
      </fo:list-block>
    </xsl:if>
  </xsl:template>
  <xsl:attribute-set name="fields">
    <xsl:attribute name="provisional-distance-between-starts">54mm</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="field-label">
    <xsl:attribute name="font-size"><xsl:value-of select="$body-size"/></xsl:attribute>
  </xsl:attribute-set>

  <!-- ============================================================ Text -->

  <xsl:attribute-set name="heading-2">
    <xsl:attribute name="text-transform">uppercase</xsl:attribute>
    <xsl:attribute name="font-size"><xsl:value-of select="$body-size"/></xsl:attribute>
    <xsl:attribute name="line-height"><xsl:value-of select="$body-line"/></xsl:attribute>
    <xsl:attribute name="space-before">12pt</xsl:attribute>
    <xsl:attribute name="space-after">4pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="heading-3">
    <xsl:attribute name="font-size"><xsl:value-of select="$body-size"/></xsl:attribute>
    <xsl:attribute name="line-height"><xsl:value-of select="$body-line"/></xsl:attribute>
    <xsl:attribute name="text-indent"><xsl:value-of select="$paragraph-indent"/></xsl:attribute>
    <xsl:attribute name="space-before">8pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="heading-4">
    <xsl:attribute name="font-size"><xsl:value-of select="$body-size"/></xsl:attribute>
    <xsl:attribute name="text-indent"><xsl:value-of select="$paragraph-indent"/></xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="paragraph">
    <xsl:attribute name="text-indent"><xsl:value-of select="$paragraph-indent"/></xsl:attribute>
    <xsl:attribute name="space-after">0pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="lead">
    <xsl:attribute name="font-size"><xsl:value-of select="$body-size"/></xsl:attribute>
    <xsl:attribute name="line-height"><xsl:value-of select="$body-line"/></xsl:attribute>
  </xsl:attribute-set>
  <!-- СЛУШАЛИ, ВЫСТУПИЛИ, ПОСТАНОВИЛИ: from the margin. -->
  <xsl:attribute-set name="announcement">
    <xsl:attribute name="font-weight">normal</xsl:attribute>
    <xsl:attribute name="text-indent">0pt</xsl:attribute>
    <xsl:attribute name="space-before">4pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="small">
    <xsl:attribute name="text-indent">
      <xsl:choose>
        <xsl:when test="parent::d:cell">0pt</xsl:when>
        <xsl:otherwise><xsl:value-of select="$paragraph-indent"/></xsl:otherwise>
      </xsl:choose>
    </xsl:attribute>
    <xsl:attribute name="font-size">11pt</xsl:attribute>
    <xsl:attribute name="line-height">14pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="small-print">
    <xsl:attribute name="font-size">11pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="note">
    <xsl:attribute name="space-before">0pt</xsl:attribute>
    <xsl:attribute name="space-after">0pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="note-label">
    <xsl:attribute name="font-weight">normal</xsl:attribute>
  </xsl:attribute-set>
  <xsl:variable name="note-indent" select="'0pt'"/>
  <!-- Numbers stand where paragraphs begin; lists in lists do not go in twice. -->
  <xsl:attribute-set name="list">
    <xsl:attribute name="margin-left"><xsl:value-of select="12.5 * not(ancestor::d:item)"/>mm</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="table">
    <xsl:attribute name="font-size">11pt</xsl:attribute>
    <xsl:attribute name="line-height">13.5pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="table-head">
    <xsl:attribute name="font-size">11pt</xsl:attribute>
    <xsl:attribute name="line-height">13.5pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="caption">
    <xsl:attribute name="font-size">11pt</xsl:attribute>
    <xsl:attribute name="line-height">14pt</xsl:attribute>
  </xsl:attribute-set>

  <!-- ============================================================ Signatures -->

  <!-- The post at the margin, the line, the name 12 cm from the margin; the day of signing under the name. -->
  <xsl:template match="d:signature">
    <fo:list-block provisional-distance-between-starts="{$signature-name-at - 45}mm"
        provisional-label-separation="3mm" xsl:use-attribute-sets="signature">
      <f:carry/>
      <fo:list-item>
        <fo:list-item-label end-indent="label-end()">
          <xsl:call-template name="signature-post"/>
        </fo:list-item-label>
        <fo:list-item-body start-indent="body-start()">
          <fo:list-block provisional-distance-between-starts="45mm" provisional-label-separation="4mm">
            <fo:list-item>
              <fo:list-item-label end-indent="label-end()">
                <fo:block><fo:leader leader-length="41mm" xsl:use-attribute-sets="blank-line"/></fo:block>
                <xsl:for-each select="d:line-label">
                  <fo:block xsl:use-attribute-sets="signature-hint">
                    <xsl:call-template name="text-attributes"/>
                    <xsl:apply-templates/>
                    <xsl:apply-templates select="../d:seal"/>
                  </fo:block>
                </xsl:for-each>
              </fo:list-item-label>
              <fo:list-item-body start-indent="body-start()">
                <fo:block><xsl:apply-templates select="d:name"/></fo:block>
                <fo:block xsl:use-attribute-sets="signature-hint">
                  <xsl:apply-templates select="d:date-label"/>
                  <xsl:text> </xsl:text>
                  <xsl:apply-templates select="d:date"/>
                </fo:block>
              </fo:list-item-body>
            </fo:list-item>
          </fo:list-block>
        </fo:list-item-body>
      </fo:list-item>
    </fo:list-block>
  </xsl:template>

  <!-- The organisation the protocol is of need not be said again. -->
  <xsl:template name="signature-post">
    <xsl:variable name="own" select="normalize-space(/d:document/d:title-block/d:organisation)"/>
    <xsl:variable name="lines" select="d:position | d:organisation[not(../d:position) or normalize-space() != $own]"/>
    <xsl:for-each select="$lines">
      <fo:block><xsl:apply-templates select="."/></fo:block>
    </xsl:for-each>
    <xsl:if test="not($lines)"><fo:block/></xsl:if>
  </xsl:template>
  <xsl:attribute-set name="signature-hint">
    <xsl:attribute name="font-size">9pt</xsl:attribute>
    <xsl:attribute name="line-height">12pt</xsl:attribute>
  </xsl:attribute-set>

  <!-- Signatures stand under the text without a heading; the bookmarks have it. -->
  <xsl:template match="d:section[d:signatures]/d:heading"/>
  <xsl:variable name="date-length" select="'30mm'"/>

</xsl:stylesheet>
