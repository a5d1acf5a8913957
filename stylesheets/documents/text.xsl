<?xml version="1.0" encoding="UTF-8"?>
<!-- text.xsl: from the text of the source to that of the document: white space, marked words, quotation
     marks, paragraphs, lists, tables, pictures, references.

     A convention holds in all stylesheets here: an element made from an element of the source carries its
     place, its language and its id: <f:carry/>. That instruction, and the functions of the prefix f, are protoc's own:
     src/input/sheet_functions.h says what they do. -->
<xsl:stylesheet version="1.0"
                xmlns="urn:protoc:document:1"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:m="urn:protoc:minutes:1"
                xmlns:l="urn:protoc:labels:1"
                xmlns:d="urn:protoc:document:1"
                xmlns:exsl="http://exslt.org/common"
                xmlns:f="urn:protoc:function:1"
                extension-element-prefixes="f"
                exclude-result-prefixes="m l d exsl">

  <!-- An id of our own making, which must not be one of the author's. -->
  <xsl:template name="free-id">
    <xsl:param name="id"/>
    <xsl:choose>
      <xsl:when test="f:element($id)">
        <xsl:call-template name="free-id">
          <xsl:with-param name="id" select="concat($id, '_')"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="$id"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ============================== white space ============================== -->

  <!-- White space is one space, and none at the edges of a paragraph. -->
  <xsl:template match="text()" mode="inline">
    <f:piece blocks="paragraph list table picture" ends="result resolution vote dissent reply"/>
  </xsl:template>

  <!-- Marked words keep the space they have. -->
  <xsl:template match="m:strong/text() | m:emphasis/text() | m:highlight/text() | m:link/text()
                       | m:foreign/text() | m:ref/text()" mode="inline">
    <f:piece/>
  </xsl:template>

  <!-- ============================== marked words ============================== -->

  <xsl:template match="comment() | processing-instruction()" mode="inline"/>

  <xsl:template match="m:strong" mode="inline">
    <strong>
      <f:carry/>
      <xsl:apply-templates mode="inline"/>
    </strong>
  </xsl:template>

  <xsl:template match="m:emphasis" mode="inline">
    <emphasis>
      <f:carry/>
      <xsl:apply-templates mode="inline"/>
    </emphasis>
  </xsl:template>

  <xsl:template match="m:highlight" mode="inline">
    <mark>
      <f:carry/>
      <xsl:apply-templates mode="inline"/>
    </mark>
  </xsl:template>

  <xsl:template match="m:foreign" mode="inline">
    <span>
      <f:carry/>
      <xsl:apply-templates mode="inline"/>
    </span>
  </xsl:template>

  <xsl:template match="m:link" mode="inline">
    <link href="{normalize-space(@href)}">
      <f:carry/>
      <xsl:apply-templates mode="inline"/>
      <xsl:if test="not(node())">
        <xsl:value-of select="@href"/>
      </xsl:if>
    </link>
  </xsl:template>

  <!-- The marks are those of the language around the quotation. -->
  <xsl:template match="m:quote" mode="inline">
    <xsl:variable name="inner" select="count(ancestor::m:quote | ancestor::m:quotation) mod 2 = 1"/>
    <xsl:call-template name="quotation-mark">
      <xsl:with-param name="inner" select="$inner"/>
    </xsl:call-template>
    <xsl:choose>
      <xsl:when test="@xml:lang">
        <span>
          <f:carry/>
          <xsl:apply-templates mode="inline"/>
        </span>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates mode="inline"/>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="quotation-mark">
      <xsl:with-param name="inner" select="$inner"/>
      <xsl:with-param name="closing" select="true()"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="quotation-mark">
    <xsl:param name="inner" select="false()"/>
    <xsl:param name="closing" select="false()"/>
    <xsl:variable name="marks" select="$labels/l:quotes"/>
    <xsl:choose>
      <xsl:when test="$inner and $closing"><xsl:value-of select="$marks/@inner-close"/></xsl:when>
      <xsl:when test="$inner"><xsl:value-of select="$marks/@inner-open"/></xsl:when>
      <xsl:when test="$closing"><xsl:value-of select="$marks/@close"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$marks/@open"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="m:person" mode="inline">
    <span>
      <xsl:copy-of select="f:element(@ref)/@xml:lang"/>
      <f:place/>
      <xsl:value-of select="f:person(f:element(@ref))"/>
    </span>
  </xsl:template>

  <!-- ============================== references ============================== -->

  <xsl:template match="m:ref" mode="inline">
    <link to="{@to}">
      <f:carry/>
      <xsl:choose>
        <xsl:when test="normalize-space() or *">
          <xsl:apply-templates mode="inline"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates select="f:element(@to)" mode="reference"/>
        </xsl:otherwise>
      </xsl:choose>
    </link>
  </xsl:template>

  <!-- How a part is called by a reference without text. A part without a number is called by what holds it. -->
  <xsl:template match="*" mode="reference">
    <xsl:apply-templates select="parent::*" mode="reference"/>
  </xsl:template>

  <xsl:template match="/*" mode="reference">
    <xsl:value-of select="$kind"/>
  </xsl:template>

  <xsl:template match="m:table[m:caption]" mode="reference">
    <xsl:variable name="number"><xsl:apply-templates select="." mode="number"/></xsl:variable>
    <xsl:value-of select="f:fill(f:label('ref', 'table'), 'number', $number)"/>
  </xsl:template>

  <xsl:template match="m:picture[node()]" mode="reference">
    <xsl:variable name="number"><xsl:apply-templates select="." mode="number"/></xsl:variable>
    <xsl:value-of select="f:fill(f:label('ref', 'figure'), 'number', $number)"/>
  </xsl:template>

  <!-- The number under which a part is printed. -->
  <xsl:template match="*" mode="number">
    <xsl:value-of select="f:number(.)"/>
  </xsl:template>

  <xsl:template match="m:table" mode="number">
    <xsl:value-of select="f:ordinal(., 'caption')"/>
  </xsl:template>

  <xsl:template match="m:picture" mode="number">
    <xsl:value-of select="f:ordinal(., '')"/>
  </xsl:template>

  <!-- ============================== paragraphs ============================== -->

  <!-- Blocks from an element that holds words, paragraphs, lists, tables and pictures in any order: words
       between the blocks are paragraphs of their own. without: names of elements that are left to others. -->
  <xsl:template name="passage">
    <xsl:param name="without"/>
    <xsl:param name="role"/>
    <f:passage blocks="paragraph list table picture">
      <f:run>
        <p>
          <xsl:if test="$role">
            <xsl:attribute name="role"><xsl:value-of select="$role"/></xsl:attribute>
          </xsl:if>
          <f:place/>
          <f:words/>
        </p>
      </f:run>
      <f:block>
        <xsl:apply-templates select="." mode="block">
          <xsl:with-param name="role" select="$role"/>
        </xsl:apply-templates>
      </f:block>
    </f:passage>
  </xsl:template>

  <xsl:template match="m:paragraph" mode="block">
    <xsl:param name="role"/>
    <xsl:choose>
      <xsl:when test="@important = 'yes'">
        <note kind="statement" important="yes">
          <f:carry/>
          <p>
            <xsl:apply-templates mode="inline"/>
          </p>
        </note>
      </xsl:when>
      <xsl:otherwise>
        <p>
          <xsl:if test="$role">
            <xsl:attribute name="role"><xsl:value-of select="$role"/></xsl:attribute>
          </xsl:if>
          <f:carry/>
          <xsl:apply-templates mode="inline"/>
        </p>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ============================== lists ============================== -->

  <xsl:template match="m:list" mode="block">
    <list ordered="no">
      <xsl:if test="@type = 'numbers'">
        <xsl:attribute name="ordered">yes</xsl:attribute>
      </xsl:if>
      <f:carry/>
      <xsl:variable name="numbers" select="@type = 'numbers'"/>
      <xsl:for-each select="m:item">
        <item>
          <xsl:if test="$numbers">
            <xsl:call-template name="number-label">
              <xsl:with-param name="number" select="position()"/>
            </xsl:call-template>
          </xsl:if>
          <f:carry/>
          <xsl:call-template name="passage"/>
        </item>
      </xsl:for-each>
    </list>
  </xsl:template>

  <!-- The attribute label of an item of a numbered list. -->
  <xsl:template name="number-label">
    <xsl:param name="number"/>
    <xsl:attribute name="label">
      <xsl:value-of select="f:fill(f:label('list', 'number'), 'number', $number)"/>
    </xsl:attribute>
  </xsl:template>

  <!-- ============================== tables ============================== -->

  <!-- The first row tells the number of columns. A column is as wide as its longest cell asks, within limits. -->
  <xsl:template match="m:table" mode="block">
    <table>
      <f:carry/>
      <xsl:if test="m:caption">
        <caption>
          <xsl:copy-of select="m:caption/@xml:lang"/>
          <xsl:for-each select="m:caption"><f:place/></xsl:for-each>
          <xsl:variable name="number"><xsl:apply-templates select="." mode="number"/></xsl:variable>
          <xsl:value-of select="f:fill(f:label('caption', 'table'), 'number', $number)"/>
          <xsl:text> </xsl:text>
          <xsl:apply-templates select="m:caption/node()" mode="inline"/>
        </caption>
      </xsl:if>
      <xsl:call-template name="columns">
        <xsl:with-param name="cells" select="(m:header-row | m:row)[1]/m:cell"/>
      </xsl:call-template>
      <xsl:if test="m:header-row">
        <head>
          <xsl:apply-templates select="m:header-row" mode="block"/>
        </head>
      </xsl:if>
      <body>
        <xsl:apply-templates select="m:row" mode="block"/>
      </body>
    </table>
  </xsl:template>

  <!-- A cell stands in the column of its number only where no cell spans: widths are measured there. -->
  <xsl:template name="columns">
    <xsl:param name="cells"/>
    <xsl:variable name="table" select="."/>
    <xsl:variable name="spans" select="boolean(*/m:cell[@columns or @rows])"/>
    <xsl:for-each select="$cells">
      <xsl:variable name="column" select="position()"/>
      <xsl:choose>
        <xsl:when test="$spans">
          <xsl:call-template name="equal-columns">
            <xsl:with-param name="count" select="number(concat(0, @columns)) + not(@columns)"/>
          </xsl:call-template>
        </xsl:when>
        <xsl:otherwise>
          <column>
            <xsl:attribute name="width">
              <xsl:call-template name="column-width">
                <xsl:with-param name="cells" select="$table/*/m:cell[$column]"/>
              </xsl:call-template>
            </xsl:attribute>
          </column>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="equal-columns">
    <xsl:param name="count"/>
    <xsl:if test="$count &gt; 0">
      <column width="1"/>
      <xsl:call-template name="equal-columns">
        <xsl:with-param name="count" select="$count - 1"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="column-width">
    <xsl:param name="cells"/>
    <xsl:variable name="longest">
      <xsl:for-each select="$cells">
        <xsl:sort select="string-length(normalize-space())" data-type="number" order="descending"/>
        <xsl:if test="position() = 1">
          <xsl:value-of select="string-length(normalize-space())"/>
        </xsl:if>
      </xsl:for-each>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$longest &lt; 8">8</xsl:when>
      <xsl:when test="$longest &gt; 40">40</xsl:when>
      <xsl:otherwise><xsl:value-of select="$longest"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="m:header-row | m:row" mode="block">
    <row>
      <f:carry/>
      <xsl:for-each select="m:cell">
        <cell>
          <xsl:if test="parent::m:header-row">
            <xsl:attribute name="header">column</xsl:attribute>
          </xsl:if>
          <xsl:copy-of select="@columns | @rows | @align"/>
          <f:carry/>
          <xsl:call-template name="passage"/>
        </cell>
      </xsl:for-each>
    </row>
  </xsl:template>

  <!-- ============================== pictures ============================== -->

  <xsl:template match="m:picture" mode="block">
    <figure>
      <f:carry/>
      <xsl:call-template name="picture"/>
      <xsl:if test="node()">
        <caption>
          <f:place/>
          <xsl:variable name="number"><xsl:apply-templates select="." mode="number"/></xsl:variable>
          <xsl:value-of select="f:fill(f:label('caption', 'figure'), 'number', $number)"/>
          <xsl:text> </xsl:text>
          <xsl:apply-templates mode="inline"/>
        </caption>
      </xsl:if>
    </figure>
  </xsl:template>

  <xsl:template name="picture">
    <picture file="{normalize-space(@file)}" description="{normalize-space(@description)}">
      <xsl:copy-of select="@width"/>
      <f:place/>
    </picture>
  </xsl:template>

  <!-- ============================== quotations ============================== -->

  <!-- The blocks of a quotation, with the marks at its first and last words. -->
  <xsl:template name="quoted-passage">
    <xsl:variable name="blocks">
      <xsl:call-template name="passage"/>
    </xsl:variable>
    <xsl:for-each select="exsl:node-set($blocks)/d:p">
      <xsl:copy>
        <xsl:copy-of select="@*"/>
        <xsl:if test="position() = 1">
          <xsl:call-template name="quotation-mark"/>
        </xsl:if>
        <xsl:choose>
          <xsl:when test="position() &lt; last()"><xsl:copy-of select="node()"/></xsl:when>
          <xsl:otherwise><xsl:call-template name="close-quotation"/></xsl:otherwise>
        </xsl:choose>
      </xsl:copy>
    </xsl:for-each>
  </xsl:template>

  <!-- The content of the last paragraph of a quotation, and its closing mark: before the full stop, where the
       language has it so. -->
  <xsl:template name="close-quotation">
    <xsl:variable name="last" select="node()[last()][self::text()]"/>
    <xsl:variable name="length" select="string-length($last)"/>
    <xsl:variable name="stop" select="f:label('quotes', 'stop') = 'outside' and substring($last, $length) = '.'
                                      and substring($last, $length - 1) != '..'"/>
    <xsl:choose>
      <xsl:when test="$stop">
        <xsl:copy-of select="node()[position() &lt; last()]"/>
        <xsl:value-of select="substring($last, 1, $length - 1)"/>
      </xsl:when>
      <xsl:otherwise><xsl:copy-of select="node()"/></xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="quotation-mark">
      <xsl:with-param name="closing" select="true()"/>
    </xsl:call-template>
    <xsl:if test="$stop">.</xsl:if>
  </xsl:template>

  <!-- The word that leads a passage. -->
  <xsl:template name="led-label">
    <xsl:param name="label"/>
    <xsl:value-of select="f:fill(f:label('entry', 'label'), 'label', $label)"/>
  </xsl:template>

  <!-- A line in strong type over a list or a table. -->
  <xsl:template name="list-title">
    <xsl:param name="title"/>
    <p>
      <f:place/>
      <strong>
        <xsl:call-template name="led-label"><xsl:with-param name="label" select="$title"/></xsl:call-template>
      </strong>
    </p>
  </xsl:template>

  <!-- The blocks of a passage, led by a word in strong type. -->
  <xsl:template name="led-passage">
    <xsl:param name="label"/>
    <xsl:variable name="blocks">
      <xsl:call-template name="passage"/>
    </xsl:variable>
    <xsl:variable name="first" select="exsl:node-set($blocks)/d:*[1][self::d:p]"/>
    <p>
      <xsl:copy-of select="@id | @xml:lang"/>
      <f:place/>
      <strong><xsl:value-of select="$label"/></strong>
      <xsl:if test="$first">
        <xsl:value-of select="f:label('list', 'after-label')"/>
        <xsl:copy-of select="$first/node()"/>
      </xsl:if>
    </p>
    <xsl:copy-of select="exsl:node-set($blocks)/d:*[position() &gt; count($first)]"/>
  </xsl:template>
</xsl:stylesheet>
