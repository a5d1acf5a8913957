<?xml version="1.0" encoding="UTF-8"?>
<!-- entries.xsl: the entries of a discussion as labelled notes and quotations. -->
<xsl:stylesheet version="1.0"
                xmlns="urn:protoc:document:1"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:m="urn:protoc:minutes:1"
                xmlns:f="urn:protoc:function:1"
                extension-element-prefixes="f"
                exclude-result-prefixes="m">

  <!-- The label of an entry, with its own word or another: Вопрос (И. И. Иванов): -->
  <xsl:template name="entry-label">
    <xsl:param name="word" select="f:label('entry', local-name())"/>
    <label>
      <f:beside/>
      <xsl:choose>
        <xsl:when test="not(@by)">
          <xsl:value-of select="f:fill(f:label('entry', 'label'), 'label', $word)"/>
        </xsl:when>
        <!-- Under СЛУШАЛИ and ВЫСТУПИЛИ a name is enough. -->
        <xsl:when test="$body-meets and (self::m:report or self::m:speech)">
          <xsl:value-of select="f:fill(f:label('entry', 'name'), 'name', f:person(f:element(@by)))"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="f:fill(f:label('entry', 'by'), 'label', $word, 'name', f:person(f:element(@by)))"/>
        </xsl:otherwise>
      </xsl:choose>
    </label>
  </xsl:template>

  <!-- The attributes of a note besides its kind. -->
  <xsl:template name="note-attributes">
    <xsl:if test="@important = 'yes'">
      <xsl:attribute name="important">yes</xsl:attribute>
    </xsl:if>
    <f:carry/>
  </xsl:template>

  <xsl:template match="m:report | m:speech | m:question | m:answer | m:idea | m:opinion | m:agreement
                       | m:reminder | m:outcome" mode="block">
    <note kind="{local-name()}">
      <xsl:call-template name="note-attributes"/>
      <xsl:call-template name="entry-label"/>
      <xsl:call-template name="passage"/>
    </note>
  </xsl:template>

  <!-- A statement needs no word before the name. -->
  <xsl:template match="m:statement" mode="block">
    <note kind="{local-name()}">
      <xsl:call-template name="note-attributes"/>
      <xsl:if test="@by">
        <label>
          <f:beside/>
          <xsl:value-of select="f:fill(f:label('entry', 'name'), 'name', f:person(f:element(@by)))"/>
        </label>
      </xsl:if>
      <xsl:call-template name="passage"/>
    </note>
  </xsl:template>

  <!-- A remark is the client's unless somebody else made it. -->
  <xsl:template match="m:remark" mode="block">
    <note kind="{local-name()}">
      <xsl:call-template name="note-attributes"/>
      <xsl:variable name="client" select="not(@by) or f:element(@by)/@side = 'client'"/>
      <xsl:call-template name="entry-label">
        <xsl:with-param name="word" select="f:label('entry', 'remark')[not($client)]
                                            | f:label('entry', 'remark.client')[$client]"/>
      </xsl:call-template>
      <xsl:call-template name="passage"/>
    </note>
  </xsl:template>

  <xsl:template match="m:obligation" mode="block">
    <note kind="{local-name()}">
      <xsl:call-template name="note-attributes"/>
      <xsl:call-template name="entry-label">
        <xsl:with-param name="word"
                        select="f:label('entry', concat('obligation.', normalize-space(current()/@side)))"/>
      </xsl:call-template>
      <xsl:call-template name="passage"/>
    </note>
  </xsl:template>

  <xsl:template match="m:problem" mode="block">
    <note kind="{local-name()}">
      <xsl:call-template name="note-attributes"/>
      <xsl:call-template name="entry-label"/>
      <xsl:call-template name="passage">
        <xsl:with-param name="without" select="'resolution'"/>
      </xsl:call-template>
      <xsl:for-each select="m:resolution">
        <xsl:call-template name="led-passage">
          <xsl:with-param name="label">
            <xsl:call-template name="led-label">
              <xsl:with-param name="label" select="f:label('entry', 'resolution')"/>
            </xsl:call-template>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:for-each>
    </note>
  </xsl:template>

  <xsl:template match="m:option" mode="block">
    <note kind="{local-name()}">
      <xsl:call-template name="note-attributes"/>
      <xsl:call-template name="entry-label">
        <xsl:with-param name="word">
          <xsl:value-of select="f:fill(f:label('entry', 'option'),
                                       'number', count(preceding-sibling::m:option) + 1)"/>
        </xsl:with-param>
      </xsl:call-template>
      <p>
        <xsl:copy-of select="m:title/@id | m:title/@xml:lang"/>
        <xsl:for-each select="m:title"><f:place/></xsl:for-each>
        <xsl:apply-templates select="m:title/node()" mode="inline"/>
      </p>
      <xsl:for-each select="m:text">
        <xsl:call-template name="passage"/>
      </xsl:for-each>
      <xsl:call-template name="points">
        <xsl:with-param name="points" select="m:pro"/>
      </xsl:call-template>
      <xsl:call-template name="points">
        <xsl:with-param name="points" select="m:con"/>
      </xsl:call-template>
    </note>
  </xsl:template>

  <!-- What speaks for or against: one point in its line, several as a list. -->
  <xsl:template name="points">
    <xsl:param name="points"/>
    <xsl:variable name="label">
      <xsl:if test="$points">
        <xsl:call-template name="led-label">
          <xsl:with-param name="label" select="f:label('entry', local-name($points))"/>
        </xsl:call-template>
      </xsl:if>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="count($points) = 1">
        <xsl:for-each select="$points">
          <xsl:call-template name="led-passage">
            <xsl:with-param name="label" select="$label"/>
          </xsl:call-template>
        </xsl:for-each>
      </xsl:when>
      <xsl:when test="$points">
        <p>
          <xsl:for-each select="$points[1]"><f:place/></xsl:for-each>
          <strong><xsl:value-of select="$label"/></strong>
        </p>
        <list ordered="no">
          <xsl:for-each select="$points[1]"><f:place/></xsl:for-each>
          <xsl:for-each select="$points">
            <item>
              <f:carry/>
              <xsl:call-template name="passage"/>
            </item>
          </xsl:for-each>
        </list>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- The author of a quotation: a participant with the post, or somebody named. -->
  <xsl:template match="m:quotation" mode="block">
    <quote>
      <f:carry/>
      <xsl:call-template name="quoted-passage"/>
      <xsl:if test="@by or @author">
        <attribution>
          <f:beside/>
          <xsl:variable name="text"><xsl:call-template name="author"/></xsl:variable>
          <xsl:value-of select="f:fill(f:label('entry', 'attribution'), 'text', $text)"/>
        </attribution>
      </xsl:if>
    </quote>
  </xsl:template>

  <xsl:template name="author">
    <xsl:for-each select="f:element(@by)">
      <xsl:call-template name="name-and-position"/>
    </xsl:for-each>
    <xsl:if test="not(f:element(@by))"><xsl:value-of select="normalize-space(@author)"/></xsl:if>
  </xsl:template>
</xsl:stylesheet>
