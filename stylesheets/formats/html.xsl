<?xml version="1.0" encoding="UTF-8"?>
<!--
  The neutral document as one HTML page that needs nothing else: the styles are inside, there is no script.
  Wording, labels, numbers and order are in the document already; styles/html-styles.xsl says how things look.

  The result is in no namespace. Pictures keep the file name they have and their place: the program puts the
  picture itself there and takes the place away.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:d="urn:protoc:document:1"
    xmlns:f="urn:protoc:function:1"
    extension-element-prefixes="f"
    exclude-result-prefixes="d">

  <xsl:import href="../styles/html-styles.xsl"/>

  <xsl:output method="html" encoding="UTF-8" indent="no" doctype-system="about:legacy-compat"/>

  <!-- ============================================================ The page -->

  <xsl:template match="d:document">
    <html lang="{@xml:lang}">
      <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title><xsl:value-of select="@title"/></title>
        <xsl:call-template name="meta">
          <xsl:with-param name="name">author</xsl:with-param>
          <xsl:with-param name="content" select="@author"/>
        </xsl:call-template>
        <xsl:call-template name="meta">
          <xsl:with-param name="name">description</xsl:with-param>
          <xsl:with-param name="content" select="@subject"/>
        </xsl:call-template>
        <xsl:call-template name="meta">
          <xsl:with-param name="name">keywords</xsl:with-param>
          <xsl:with-param name="content" select="@keywords"/>
        </xsl:call-template>
        <meta name="color-scheme" content="light dark"/>
        <style><xsl:call-template name="css"/></style>
      </head>
      <body>
        <xsl:if test="d:draft or d:marking">
          <header class="status">
            <xsl:apply-templates select="d:draft | d:marking"/>
          </header>
        </xsl:if>
        <main class="document">
          <xsl:apply-templates select="d:title-block | d:section"/>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="meta">
    <xsl:param name="name"/>
    <xsl:param name="content"/>
    <xsl:if test="string($content)">
      <meta name="{$name}" content="{$content}"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="d:draft | d:marking">
    <p class="{local-name()}">
      <f:origin/>
      <xsl:apply-templates/>
    </p>
  </xsl:template>

  <!-- ============================================================ Title block -->

  <xsl:template match="d:title-block">
    <header class="document-head">
      <f:origin/>
      <xsl:if test="d:organisation or d:picture">
        <div class="letterhead">
          <xsl:for-each select="d:organisation">
            <p>
              <f:origin/>
              <xsl:apply-templates/>
            </p>
          </xsl:for-each>
          <xsl:apply-templates select="d:picture"/>
        </div>
      </xsl:if>
      <xsl:apply-templates select="d:address"/>
      <xsl:choose>
        <xsl:when test="d:title">
          <hgroup><xsl:apply-templates select="d:kind | d:title"/></hgroup>
        </xsl:when>
        <xsl:otherwise><xsl:apply-templates select="d:kind"/></xsl:otherwise>
      </xsl:choose>
      <xsl:apply-templates select="d:fields"/>
    </header>
  </xsl:template>

  <xsl:template match="d:kind">
    <h1>
      <f:origin/>
      <xsl:apply-templates/>
    </h1>
  </xsl:template>

  <xsl:template match="d:title-block/d:title">
    <p class="subject">
      <f:origin/>
      <xsl:apply-templates/>
    </p>
  </xsl:template>

  <!-- ============================================================ Sections -->

  <xsl:template match="d:section">
    <section>
      <f:origin/>
      <xsl:apply-templates/>
    </section>
  </xsl:template>

  <xsl:template match="d:heading">
    <xsl:variable name="level" select="count(ancestor::d:section) + 1"/>
    <xsl:variable name="name">
      <xsl:choose>
        <xsl:when test="$level &gt; 6">h6</xsl:when>
        <xsl:otherwise><xsl:value-of select="concat('h', $level)"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:element name="{$name}">
      <f:origin/>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <!-- ============================================================ Paragraphs, quotations, notes -->

  <xsl:template match="d:p">
    <p>
      <xsl:if test="@role"><xsl:attribute name="class"><xsl:value-of select="@role"/></xsl:attribute></xsl:if>
      <f:origin/>
      <xsl:apply-templates/>
    </p>
  </xsl:template>

  <xsl:template match="d:note/d:p">
    <p>
      <f:origin/>
      <xsl:if test="not(preceding-sibling::*[not(self::d:label)])">
        <xsl:apply-templates select="../d:label"/>
      </xsl:if>
      <xsl:apply-templates/>
    </p>
  </xsl:template>

  <!-- In items and fields small print runs on in the line of the paragraph before it. No predicates in the
       pattern: libxslt counts siblings for each. -->
  <xsl:template match="d:item/d:p | d:value/d:p">
    <xsl:if test="not(@role = 'small' and preceding-sibling::*[1]/self::d:p)">
      <p>
        <f:origin/>
        <xsl:apply-templates/>
        <xsl:for-each select="following-sibling::*[1]/self::*[@role = 'small']">
          <xsl:text>&#8195;</xsl:text>
          <span class="small">
            <f:origin/>
            <xsl:apply-templates/>
          </span>
        </xsl:for-each>
      </p>
    </xsl:if>
  </xsl:template>

  <!-- The first paragraph of a note begins with its label; a label that no paragraph follows stands alone. -->
  <xsl:template match="d:note">
    <div>
      <xsl:attribute name="class">
        <xsl:text>note</xsl:text>
        <xsl:if test="@kind"><xsl:value-of select="concat(' ', @kind)"/></xsl:if>
        <xsl:if test="@important = 'yes'"> important</xsl:if>
      </xsl:attribute>
      <f:origin/>
      <xsl:if test="d:label[not(following-sibling::*[1]/self::d:p)]">
        <p><xsl:apply-templates select="d:label"/></p>
      </xsl:if>
      <xsl:apply-templates select="*[not(self::d:label)]"/>
    </div>
  </xsl:template>

  <xsl:template match="d:note/d:label">
    <strong class="label">
      <f:origin/>
      <xsl:apply-templates/>
    </strong>
    <!-- A colon of full width has its space in itself. -->
    <xsl:if test="substring(., string-length(.)) != '：'"><xsl:text> </xsl:text></xsl:if>
  </xsl:template>

  <!-- Who is quoted is no part of the quotation: a figure holds both. -->
  <xsl:template match="d:quote">
    <figure class="quote">
      <f:origin/>
      <blockquote><xsl:apply-templates select="*[not(self::d:attribution)]"/></blockquote>
      <xsl:apply-templates select="d:attribution"/>
    </figure>
  </xsl:template>

  <xsl:template match="d:attribution">
    <figcaption>
      <f:origin/>
      <xsl:apply-templates/>
    </figcaption>
  </xsl:template>

  <xsl:template match="d:address">
    <address>
      <f:origin/>
      <xsl:apply-templates/>
    </address>
  </xsl:template>

  <!-- ============================================================ Lists -->

  <!-- The numbers are text, not made by the browser: they can be searched and copied. -->
  <xsl:template match="d:list">
    <xsl:choose>
      <xsl:when test="@ordered = 'yes'">
        <ol>
          <f:origin/>
          <xsl:for-each select="d:item">
            <li>
              <f:origin/>
              <span class="number"><xsl:value-of select="@label"/></span>
              <xsl:text> </xsl:text>
              <div><xsl:apply-templates/></div>
            </li>
          </xsl:for-each>
        </ol>
      </xsl:when>
      <xsl:otherwise>
        <ul>
          <f:origin/>
          <xsl:for-each select="d:item">
            <li>
              <f:origin/>
              <xsl:apply-templates/>
            </li>
          </xsl:for-each>
        </ul>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="d:fields">
    <dl class="fields">
      <f:origin/>
      <xsl:for-each select="d:field">
        <div>
          <f:origin/>
          <dt>
            <xsl:for-each select="d:label">
              <f:origin/>
              <xsl:apply-templates/>
            </xsl:for-each>
          </dt>
          <dd><xsl:apply-templates select="d:value/*"/></dd>
        </div>
      </xsl:for-each>
    </dl>
  </xsl:template>

  <!-- ============================================================ Tables -->

  <!-- On a phone a plain table turns into cards, one a row; two columns fit as they are. With spans or without a head
       that is not possible: a table of more than two columns scrolls in a box that the keyboard can reach. No predicates
       in the patterns here: libxslt counts siblings for one, and looks through the whole document for two. -->
  <xsl:template match="d:table">
    <xsl:variable name="columns" select="count(d:column)"/>
    <xsl:choose>
      <xsl:when test="$columns &gt; 2 and (count(d:head/d:row) != 1
                                          or */d:row/d:cell[@columns &gt; 1 or @rows &gt; 1])">
        <xsl:call-template name="scrolling-table"/>
      </xsl:when>
      <xsl:otherwise>
        <table>
          <xsl:if test="$columns &gt; 2">
            <xsl:attribute name="class">
              <xsl:text>cards</xsl:text>
              <xsl:if test="$columns &gt; 6"> dense</xsl:if>
            </xsl:attribute>
          </xsl:if>
          <xsl:call-template name="table-content"/>
        </table>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="scrolling-table">
    <div class="scroll" role="region" tabindex="0">
      <xsl:attribute name="aria-label">
        <xsl:choose>
          <xsl:when test="d:caption"><xsl:value-of select="normalize-space(d:caption)"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="normalize-space(ancestor::d:section[1]/d:heading)"/></xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <table>
        <xsl:call-template name="table-content"/>
      </table>
    </div>
  </xsl:template>

  <xsl:template name="table-content">
    <f:origin/>
    <xsl:if test="d:caption">
      <caption>
        <xsl:for-each select="d:caption">
          <f:origin/>
          <xsl:apply-templates/>
        </xsl:for-each>
      </caption>
    </xsl:if>
    <xsl:variable name="whole" select="sum(d:column/@width)"/>
    <colgroup>
      <xsl:for-each select="d:column">
        <col style="width: {round(1000 * @width div $whole) div 10}%"/>
      </xsl:for-each>
    </colgroup>
    <xsl:if test="d:head/d:row">
      <thead><xsl:apply-templates select="d:head/d:row"/></thead>
    </xsl:if>
    <tbody>
      <xsl:apply-templates select="d:body/d:row">
        <xsl:with-param name="heads" select="d:head/d:row[last() = 1]/d:cell"/>
      </xsl:apply-templates>
    </tbody>
  </xsl:template>

  <!-- heads: the head of each column, shown beside the cells on a card. -->
  <xsl:template match="d:row">
    <xsl:param name="heads" select="/.."/>
    <tr>
      <f:origin/>
      <xsl:apply-templates select="d:cell">
        <xsl:with-param name="heads" select="$heads"/>
      </xsl:apply-templates>
    </tr>
  </xsl:template>

  <xsl:template match="d:cell">
    <xsl:param name="heads"/>
    <xsl:choose>
      <xsl:when test="@header">
        <xsl:call-template name="head-cell">
          <xsl:with-param name="heads" select="$heads"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <td>
          <xsl:if test="$heads">
            <xsl:variable name="column" select="position()"/>
            <xsl:attribute name="data-label"><xsl:value-of select="$heads[$column]"/></xsl:attribute>
          </xsl:if>
          <xsl:if test="@align">
            <xsl:attribute name="class"><xsl:value-of select="@align"/></xsl:attribute>
          </xsl:if>
          <xsl:if test="@columns or @rows"><xsl:call-template name="spans"/></xsl:if>
          <f:origin/>
          <xsl:apply-templates/>
        </td>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A short head of a row (a number) needs the head of its column on a card. -->
  <xsl:template name="head-cell">
    <xsl:param name="heads"/>
    <xsl:variable name="column" select="position()"/>
    <xsl:variable name="numbered" select="$heads and string-length(normalize-space()) &lt; 5"/>
    <th>
      <xsl:attribute name="scope">
        <xsl:choose>
          <xsl:when test="@header = 'row' and @rows &gt; 1">rowgroup</xsl:when>
          <xsl:when test="@header = 'row'">row</xsl:when>
          <xsl:when test="@columns &gt; 1">colgroup</xsl:when>
          <xsl:otherwise>col</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:if test="@align or $numbered">
        <xsl:attribute name="class">
          <xsl:value-of select="@align"/>
          <xsl:if test="@align and $numbered"><xsl:text> </xsl:text></xsl:if>
          <xsl:if test="$numbered">numbered</xsl:if>
        </xsl:attribute>
      </xsl:if>
      <xsl:if test="$numbered">
        <xsl:attribute name="data-label"><xsl:value-of select="$heads[$column]"/></xsl:attribute>
      </xsl:if>
      <xsl:if test="@columns or @rows"><xsl:call-template name="spans"/></xsl:if>
      <f:origin/>
      <xsl:apply-templates/>
    </th>
  </xsl:template>

  <xsl:template name="spans">
    <xsl:if test="@columns &gt; 1">
      <xsl:attribute name="colspan"><xsl:value-of select="@columns"/></xsl:attribute>
    </xsl:if>
    <xsl:if test="@rows &gt; 1">
      <xsl:attribute name="rowspan"><xsl:value-of select="@rows"/></xsl:attribute>
    </xsl:if>
  </xsl:template>

  <!-- ============================================================ Pictures -->

  <xsl:template match="d:figure">
    <figure class="picture">
      <f:origin/>
      <xsl:apply-templates select="d:picture"/>
      <xsl:for-each select="d:caption">
        <figcaption>
          <f:origin/>
          <xsl:apply-templates/>
        </figcaption>
      </xsl:for-each>
    </figure>
  </xsl:template>

  <!-- Millimetres as CSS pixels, 96 an inch. -->
  <xsl:template match="d:picture">
    <img src="{@file}" alt="{@description}">
      <xsl:if test="@width">
        <xsl:attribute name="width"><xsl:value-of select="round(@width * 96 div 25.4)"/></xsl:attribute>
      </xsl:if>
      <f:origin/>
      <f:place/>
    </img>
  </xsl:template>

  <!-- ============================================================ Signatures -->

  <xsl:template match="d:signatures">
    <div class="signatures">
      <f:origin/>
      <xsl:apply-templates select="d:signature"/>
    </div>
  </xsl:template>

  <xsl:template match="d:signature">
    <div class="signature">
      <f:origin/>
      <xsl:apply-templates select="d:position | d:organisation"/>
      <div class="line"></div>
      <xsl:apply-templates select="d:name"/>
      <p class="date">
        <xsl:for-each select="d:date-label">
          <span>
            <f:origin/>
            <xsl:apply-templates/>
          </span>
          <xsl:text> </xsl:text>
        </xsl:for-each>
        <xsl:apply-templates select="d:date"/>
      </p>
      <xsl:if test="d:line-label or d:seal">
        <p class="hint">
          <xsl:for-each select="d:line-label | d:seal">
            <span>
              <f:origin/>
              <xsl:apply-templates/>
            </span>
            <xsl:text> </xsl:text>
          </xsl:for-each>
        </p>
      </xsl:if>
    </div>
  </xsl:template>

  <xsl:template match="d:signature/d:position">
    <p class="role">
      <f:origin/>
      <xsl:apply-templates/>
    </p>
  </xsl:template>

  <xsl:template match="d:signature/d:organisation | d:signature/d:name">
    <p class="{local-name()}">
      <f:origin/>
      <xsl:apply-templates/>
    </p>
  </xsl:template>

  <xsl:template match="d:signature/d:date">
    <span>
      <xsl:if test="normalize-space(.) = ''"><xsl:attribute name="class">blank</xsl:attribute></xsl:if>
      <f:origin/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <!-- ============================================================ Text -->

  <xsl:template match="d:strong | d:mark | d:span">
    <xsl:element name="{local-name()}">
      <f:origin/>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="d:emphasis">
    <em>
      <f:origin/>
      <xsl:apply-templates/>
    </em>
  </xsl:template>

  <xsl:template match="d:time">
    <time datetime="{@datetime}">
      <f:origin/>
      <xsl:apply-templates/>
    </time>
  </xsl:template>

  <!-- On paper the address of a page is shown, unless it is the text of the link already. Where a link may lead: any
       other scheme (javascript: above all) leaves only its text. -->
  <xsl:template match="d:link">
    <xsl:choose>
      <xsl:when test="not(@href)">
        <a href="#{@to}">
          <f:origin/>
          <xsl:apply-templates/>
        </a>
      </xsl:when>
      <xsl:when test="starts-with(@href, 'https:') or starts-with(@href, 'http:') or starts-with(@href, 'mailto:')
                      or starts-with(@href, 'tel:')
                      or not(contains(substring-before(concat(translate(@href, '/?#', '///'), '/'), '/'), ':'))">
        <a href="{@href}">
          <xsl:if test="starts-with(@href, 'http') and not(contains(@href, normalize-space(.)))">
            <xsl:attribute name="class">remote</xsl:attribute>
          </xsl:if>
          <f:origin/>
          <xsl:apply-templates/>
        </a>
      </xsl:when>
      <xsl:otherwise>
        <span>
          <f:origin/>
          <xsl:apply-templates/>
        </span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="d:br">
    <br/>
  </xsl:template>

</xsl:stylesheet>
