<?xml version="1.0" encoding="UTF-8"?>
<!--
  The neutral document as the neutral document of a letter: greeting, what was agreed, what is attached, closing. It becomes
  the text and the HTML of the message as any other. Who took part, what else was said, and the lines for
  signing stay in the document itself. What is copied takes its place along as an attribute.
-->
<xsl:stylesheet version="1.0"
    xmlns="urn:protoc:document:1"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:d="urn:protoc:document:1"
    xmlns:l="urn:protoc:labels:1"
    xmlns:place="urn:protoc:place:1"
    xmlns:f="urn:protoc:function:1"
    exclude-result-prefixes="d l place f">

  <xsl:include href="../documents/labels.xsl"/>

  <xsl:output method="xml" encoding="UTF-8"/>

  <xsl:param name="subject"/>
  <xsl:param name="greeting"/>
  <!-- The names of the attached files, as a list in words, and how many they are. -->
  <xsl:param name="files"/>
  <xsl:param name="file-count" select="0"/>
  <xsl:param name="sender-name"/>
  <xsl:param name="sender-position"/>
  <xsl:param name="sender-organisation"/>

  <xsl:variable name="letter" select="$labels/l:letter"/>

  <!-- Of what was said, what binds. -->
  <xsl:variable name="binding" select="' agreement obligation outcome '"/>

  <xsl:key name="id" match="*[@id]" use="@id"/>

  <xsl:template match="/d:document">
    <document title="{$subject}">
      <xsl:copy-of select="@xml:lang | @kind | @author | @subject | @keywords | @date | @number"/>
      <xsl:copy-of select="d:running | d:marking | d:draft"/>
      <section>
        <p><xsl:value-of select="$greeting"/></p>
        <p><xsl:value-of select="$letter/@intro"/></p>
        <xsl:call-template name="facts"/>
      </section>
      <xsl:apply-templates select="d:section" mode="letter"/>
      <section>
        <xsl:if test="$file-count &gt; 0">
          <p>
            <xsl:variable name="text">
              <xsl:call-template name="joined"><xsl:with-param name="lines" select="$files"/></xsl:call-template>
            </xsl:variable>
            <xsl:value-of select="f:fill($letter/@file[$file-count = 1] | $letter/@files[$file-count != 1],
                                         'text', $text)"/>
          </p>
        </xsl:if>
        <p>
          <xsl:value-of select="$letter/@closing"/>
          <xsl:for-each select="($letter/@closing)[$sender-name != '']">
            <br/><xsl:value-of select="$sender-name"/>
          </xsl:for-each>
          <xsl:if test="$sender-position != ''"><br/><xsl:value-of select="$sender-position"/></xsl:if>
          <xsl:if test="$sender-organisation != ''"><br/><xsl:value-of select="$sender-organisation"/></xsl:if>
        </p>
      </section>
    </document>
  </xsl:template>

  <!-- The lines with commas between them. -->
  <xsl:template name="joined">
    <xsl:param name="lines"/>
    <xsl:value-of select="substring-before(concat($lines, '&#10;'), '&#10;')"/>
    <xsl:if test="contains($lines, '&#10;')">
      <xsl:value-of select="f:label('list', 'comma')"/>
      <xsl:call-template name="joined">
        <xsl:with-param name="lines" select="substring-after($lines, '&#10;')"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- What the letter is about: the document, its subject, date and place. -->
  <xsl:template name="facts">
    <fields>
      <field>
        <label>
          <xsl:value-of select="f:fill(f:label('field', 'label'), 'label', $letter/@document)"/>
        </label>
        <value><p><xsl:value-of select="@title"/></p></value>
      </field>
      <xsl:for-each select="d:title-block/d:title">
        <field>
          <label>
            <xsl:value-of select="f:fill(f:label('field', 'label'), 'label', f:label('field', 'subject'))"/>
          </label>
          <value><p><xsl:copy-of select="@xml:lang"/><xsl:apply-templates mode="copy"/></p></value>
        </field>
      </xsl:for-each>
      <xsl:apply-templates select="d:title-block/d:fields/d:field" mode="copy"/>
    </fields>
  </xsl:template>

  <xsl:template match="d:section" mode="letter">
    <xsl:variable name="name" select="substring-after(@id, 'section-')"/>
    <xsl:choose>
      <xsl:when test="$name = 'discussion'">
        <xsl:call-template name="agreed"/>
      </xsl:when>
      <xsl:when test="$name = 'proceedings'">
        <xsl:call-template name="resolved"/>
      </xsl:when>
      <xsl:when test=".//d:signatures or starts-with($name, 'client') or starts-with($name, 'third-party')
                      or contains(' participants people agenda records keeping attachments ', concat(' ', $name, ' '))"/>
      <xsl:otherwise><xsl:apply-templates select="." mode="copy"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The topics that came to something. -->
  <xsl:template name="agreed">
    <xsl:variable name="notes" select=".//d:note[contains($binding, concat(' ', @kind, ' '))]"/>
    <xsl:if test="$notes">
      <section>
        <heading><xsl:value-of select="$letter/@agreed"/></heading>
        <xsl:for-each select="d:section">
          <xsl:variable name="own" select=".//d:note[contains($binding, concat(' ', @kind, ' '))]"/>
          <xsl:if test="$own">
            <section>
              <heading><xsl:apply-templates select="d:heading/node()" mode="copy"/></heading>
              <xsl:apply-templates select="$own" mode="copy"/>
            </section>
          </xsl:if>
        </xsl:for-each>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- Of the items of a meeting of a body, what was resolved: what follows the last announcement («ПОСТАНОВИЛИ»), or, where
       nothing is announced, the numbered points. -->
  <xsl:template name="resolved">
    <section>
      <heading><xsl:value-of select="f:label('section', 'decisions')"/></heading>
      <xsl:for-each select="d:section">
        <xsl:variable name="announced" select="d:p[@role = 'announcement']"/>
        <xsl:variable name="kept" select="$announced[last()]/following-sibling::*
            | d:list[not($announced)][@ordered = 'yes']
            | d:note[not($announced)][contains($binding, concat(' ', @kind, ' '))]"/>
        <xsl:if test="$kept">
          <section>
            <heading><xsl:apply-templates select="d:heading/node()" mode="copy"/></heading>
            <xsl:apply-templates select="$kept" mode="copy"/>
          </section>
        </xsl:if>
      </xsl:for-each>
    </section>
  </xsl:template>

  <!-- ============================================================ Copying -->

  <xsl:template match="node() | @*" mode="copy">
    <xsl:copy>
      <xsl:apply-templates select="@* | node()" mode="copy"/>
    </xsl:copy>
  </xsl:template>

  <!-- Links inside the document lead nowhere in a letter. -->
  <xsl:template match="d:link" mode="copy">
    <xsl:choose>
      <xsl:when test="@to"><xsl:apply-templates mode="copy"/></xsl:when>
      <xsl:otherwise>
        <xsl:copy><xsl:apply-templates select="@* | node()" mode="copy"/></xsl:copy>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Mail programs do not show pictures that lie inside a page: their words stay. -->
  <xsl:template match="d:figure" mode="copy">
    <p>
      <xsl:value-of select="concat('[', d:picture/@description, ']')"/>
      <xsl:for-each select="d:caption">
        <br/><xsl:apply-templates mode="copy"/>
      </xsl:for-each>
    </p>
  </xsl:template>
</xsl:stylesheet>
