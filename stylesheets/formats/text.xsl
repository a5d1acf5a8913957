<?xml version="1.0" encoding="UTF-8"?>
<!--
  The neutral document as blocks of plain text. The program breaks them into lines (src/output/plain_text.c):

  block   before: blank lines before it, unless it is the first; prefix: what every line begins with; hang: what the
          first line begins with; under: with what the text is underlined
  table   rows of cells; rules="no": labels and values
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:d="urn:protoc:document:1"
    exclude-result-prefixes="d">

  <xsl:output method="xml" encoding="UTF-8"/>

  <xsl:strip-space elements="d:document d:title-block d:section d:list d:item d:table d:head d:body d:row d:cell
      d:fields d:field d:value d:quote d:note d:figure d:signatures d:signature"/>

  <!-- ============================================================ The document -->

  <xsl:template match="d:document">
    <text xml:lang="{@xml:lang}">
      <xsl:apply-templates select="d:draft | d:marking"/>
      <xsl:apply-templates select="d:title-block | d:section"/>
    </text>
  </xsl:template>

  <xsl:template match="d:draft | d:marking">
    <block>
      <xsl:text>*** </xsl:text>
      <xsl:apply-templates/>
      <xsl:text> ***</xsl:text>
    </block>
  </xsl:template>

  <xsl:template match="d:title-block">
    <xsl:for-each select="d:organisation">
      <block before="1">
        <xsl:call-template name="line"/>
      </block>
    </xsl:for-each>
    <xsl:apply-templates select="d:address"/>
    <block before="1" under="=">
      <xsl:apply-templates select="d:kind/node()"/>
    </block>
    <xsl:for-each select="d:title">
      <block before="1">
        <xsl:call-template name="line"/>
      </block>
    </xsl:for-each>
    <xsl:apply-templates select="d:fields"/>
    <!-- What else a title block holds, in its order. -->
    <xsl:apply-templates select="*[not(self::d:picture or self::d:organisation or self::d:address or self::d:kind
        or self::d:title or self::d:fields)]"/>
  </xsl:template>

  <xsl:template match="d:section">
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:template match="d:heading">
    <block before="2">
      <xsl:choose>
        <xsl:when test="count(ancestor::d:section) = 1">
          <xsl:attribute name="under">-</xsl:attribute>
        </xsl:when>
        <xsl:otherwise>
          <xsl:attribute name="before">1</xsl:attribute>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="line"/>
    </block>
  </xsl:template>

  <!-- ============================================================ Paragraphs, quotations, notes -->

  <xsl:template match="d:p | d:address">
    <block before="1">
      <xsl:call-template name="line"/>
    </block>
  </xsl:template>

  <!-- Small print belongs to the paragraph before it. -->
  <xsl:template match="d:item/d:p | d:value/d:p | d:cell/d:p | d:title-block/d:address">
    <block>
      <xsl:call-template name="line"/>
    </block>
  </xsl:template>

  <xsl:template match="d:note">
    <block before="1">
      <xsl:if test="@important = 'yes'">
        <xsl:attribute name="prefix">| </xsl:attribute>
      </xsl:if>
      <xsl:copy-of select="@xml:lang"/>
      <xsl:if test="d:label[not(following-sibling::*[1]/self::d:p)]">
        <block><xsl:apply-templates select="d:label/node()"/></block>
      </xsl:if>
      <xsl:apply-templates select="*[not(self::d:label)]"/>
    </block>
  </xsl:template>

  <!-- Labels end with a colon, in Chinese one that has its space in it. -->
  <xsl:template match="d:note/d:p">
    <block before="1">
      <xsl:copy-of select="@xml:lang"/>
      <xsl:if test="not(preceding-sibling::*[not(self::d:label)])">
        <xsl:for-each select="../d:label">
          <xsl:apply-templates/>
          <xsl:if test="substring(., string-length()) != '：'"><xsl:text> </xsl:text></xsl:if>
        </xsl:for-each>
      </xsl:if>
      <xsl:apply-templates/>
    </block>
  </xsl:template>

  <xsl:template match="d:quote">
    <block before="1" prefix="    ">
      <xsl:copy-of select="@xml:lang"/>
      <xsl:apply-templates/>
    </block>
  </xsl:template>

  <xsl:template match="d:attribution">
    <block>
      <xsl:call-template name="line"/>
    </block>
  </xsl:template>

  <xsl:template match="d:figure">
    <block before="1">
      <xsl:apply-templates select="d:picture"/>
      <xsl:for-each select="d:caption">
        <block>
          <xsl:call-template name="line"/>
        </block>
      </xsl:for-each>
    </block>
  </xsl:template>

  <xsl:template match="d:picture">
    <block>
      <xsl:value-of select="concat('[', @description, ']')"/>
    </block>
  </xsl:template>

  <!-- ============================================================ Lists and fields -->

  <xsl:template match="d:list">
    <block before="1">
      <xsl:copy-of select="@xml:lang"/>
      <xsl:for-each select="d:item">
        <block hang="•">
          <xsl:copy-of select="@xml:lang"/>
          <xsl:if test="../@ordered = 'yes'">
            <xsl:attribute name="hang"><xsl:value-of select="@label"/></xsl:attribute>
          </xsl:if>
          <xsl:apply-templates/>
        </block>
      </xsl:for-each>
    </block>
  </xsl:template>

  <xsl:template match="d:fields">
    <table rules="no" before="1">
      <xsl:for-each select="d:field">
        <row>
          <xsl:copy-of select="@xml:lang"/>
          <cell>
            <block>
              <xsl:for-each select="d:label"><xsl:call-template name="line"/></xsl:for-each>
            </block>
          </cell>
          <cell>
            <xsl:apply-templates select="d:value/*"/>
          </cell>
        </row>
      </xsl:for-each>
    </table>
  </xsl:template>

  <!-- ============================================================ Tables -->

  <xsl:template match="d:table">
    <xsl:for-each select="d:caption">
      <block before="1">
        <xsl:call-template name="line"/>
      </block>
    </xsl:for-each>
    <table before="1">
      <xsl:copy-of select="@xml:lang"/>
      <xsl:apply-templates select="d:head/d:row | d:body/d:row"/>
    </table>
  </xsl:template>

  <xsl:template match="d:row">
    <row>
      <xsl:if test="parent::d:head">
        <xsl:attribute name="head">yes</xsl:attribute>
      </xsl:if>
      <xsl:for-each select="d:cell">
        <cell>
          <xsl:copy-of select="@columns | @rows | @align | @xml:lang"/>
          <xsl:apply-templates/>
        </cell>
      </xsl:for-each>
    </row>
  </xsl:template>

  <!-- ============================================================ Signatures -->

  <xsl:template match="d:signatures">
    <xsl:apply-templates select="d:signature"/>
  </xsl:template>

  <xsl:template match="d:signature">
    <block before="1">
      <xsl:for-each select="d:position | d:organisation">
        <block>
          <xsl:call-template name="line"/>
        </block>
      </xsl:for-each>
      <block before="1">
        <xsl:text>____________________ </xsl:text>
        <xsl:apply-templates select="d:name/node()"/>
      </block>
      <block>
        <xsl:value-of select="concat('(', d:line-label, ') ', d:date-label, ' ')"/>
        <xsl:apply-templates select="d:date/node()"/>
        <xsl:if test="normalize-space(d:date) = ''">______________</xsl:if>
        <xsl:if test="d:seal">
          <xsl:value-of select="concat(' ', d:seal)"/>
        </xsl:if>
      </block>
    </block>
  </xsl:template>

  <!-- ============================================================ Text -->

  <xsl:template match="d:strong | d:mark">
    <xsl:text>*</xsl:text>
    <xsl:apply-templates/>
    <xsl:text>*</xsl:text>
  </xsl:template>

  <xsl:template match="d:emphasis">
    <xsl:text>_</xsl:text>
    <xsl:apply-templates/>
    <xsl:text>_</xsl:text>
  </xsl:template>

  <!-- Where a link leads, unless its text says so. -->
  <xsl:template match="d:link">
    <xsl:apply-templates/>
    <xsl:if test="starts-with(@href, 'http') and not(contains(normalize-space(), @href))">
      <xsl:value-of select="concat(' &lt;', @href, '&gt;')"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="d:br">
    <br/>
  </xsl:template>

  <xsl:template name="line">
    <xsl:copy-of select="@xml:lang"/>
    <xsl:apply-templates/>
  </xsl:template>
</xsl:stylesheet>
