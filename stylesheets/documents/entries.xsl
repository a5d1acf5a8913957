<?xml version="1.0" encoding="UTF-8"?>
<!-- entries.xsl: the entries of a discussion as labelled notes and quotations. -->
<xsl:stylesheet version="1.0"
                xmlns="urn:protoc:document:1"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:m="urn:protoc:minutes:1"
                xmlns:l="urn:protoc:labels:1"
                xmlns:place="urn:protoc:place:1"
                xmlns:exsl="http://exslt.org/common"
                exclude-result-prefixes="m l place exsl">

  <!-- What a label says is the same for all entries of a kind by one person. A long discussion has thousands of
       entries, so it is made once for each kind and person, before any entry asks for it. -->
  <xsl:key name="said-by" match="m:report | m:speech | m:question | m:answer | m:idea | m:opinion | m:agreement
                                 | m:reminder | m:outcome" use="string(@by)"/>
  <xsl:key name="entry-text" match="l:entry-text" use="@of"/>

  <xsl:variable name="entry-text-tree">
    <xsl:call-template name="entry-texts">
      <xsl:with-param name="said" select="key('said-by', '')"/>
    </xsl:call-template>
    <xsl:for-each select="/*/m:header//m:person[@id]">
      <xsl:call-template name="entry-texts">
        <xsl:with-param name="said" select="key('said-by', @id)"/>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="entry-texts" select="exsl:node-set($entry-text-tree)"/>

  <xsl:template name="entry-texts">
    <xsl:param name="said"/>
    <xsl:for-each select="$said[self::m:report][1] | $said[self::m:speech][1] | $said[self::m:question][1]
                          | $said[self::m:answer][1] | $said[self::m:idea][1] | $said[self::m:opinion][1]
                          | $said[self::m:agreement][1] | $said[self::m:reminder][1] | $said[self::m:outcome][1]">
      <l:entry-text of="{local-name()} {@by}">
        <xsl:call-template name="entry-text"/>
      </l:entry-text>
    </xsl:for-each>
  </xsl:template>

  <!-- Вопрос (И. И. Иванов): -->
  <xsl:template name="entry-text">
    <xsl:param name="word" select="$labels/l:entry/@*[name() = local-name(current())]"/>
    <!-- Under СЛУШАЛИ and ВЫСТУПИЛИ a name is enough. -->
    <xsl:variable name="announced" select="$body-meets and (self::m:report or self::m:speech)"/>
    <xsl:choose>
      <xsl:when test="@by">
        <xsl:call-template name="pattern">
          <xsl:with-param name="pattern" select="$labels/l:entry/@by[not($announced)]
                                                 | $labels/l:entry/@name[$announced]"/>
          <xsl:with-param name="label"><xsl:if test="not($announced)"><xsl:value-of select="$word"/></xsl:if></xsl:with-param>
          <xsl:with-param name="name">
            <xsl:call-template name="short-name">
              <xsl:with-param name="person" select="key('id', @by)"/>
            </xsl:call-template>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="pattern">
          <xsl:with-param name="pattern" select="$labels/l:entry/@label"/>
          <xsl:with-param name="label" select="$word"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The label of an entry, with its own word or another. -->
  <xsl:template name="entry-label">
    <xsl:param name="word"/>
    <xsl:variable name="of" select="concat(local-name(), ' ', @by)"/>
    <xsl:variable name="known">
      <xsl:if test="not($word)">
        <xsl:for-each select="$entry-texts"><xsl:value-of select="key('entry-text', $of)"/></xsl:for-each>
      </xsl:if>
    </xsl:variable>
    <label>
      <xsl:call-template name="own-language"/>
      <xsl:copy-of select="@place:at"/>
      <xsl:choose>
        <xsl:when test="$known != ''"><xsl:value-of select="$known"/></xsl:when>
        <xsl:when test="$word">
          <xsl:call-template name="entry-text"><xsl:with-param name="word" select="$word"/></xsl:call-template>
        </xsl:when>
        <xsl:otherwise><xsl:call-template name="entry-text"/></xsl:otherwise>
      </xsl:choose>
    </label>
  </xsl:template>

  <!-- Our words beside those of the author are in the language of the document, also where hers are not. -->
  <xsl:template name="own-language">
    <xsl:if test="@xml:lang">
      <xsl:copy-of select="/*/@xml:lang"/>
    </xsl:if>
  </xsl:template>

  <!-- The attributes of a note. -->
  <xsl:template name="note-attributes">
    <xsl:attribute name="kind"><xsl:value-of select="local-name()"/></xsl:attribute>
    <xsl:if test="@important = 'yes'">
      <xsl:attribute name="important">yes</xsl:attribute>
    </xsl:if>
    <xsl:call-template name="carry"/>
  </xsl:template>

  <xsl:template match="m:report | m:speech | m:question | m:answer | m:idea | m:opinion | m:agreement
                       | m:reminder | m:outcome" mode="block">
    <note>
      <xsl:call-template name="note-attributes"/>
      <xsl:call-template name="entry-label"/>
      <xsl:call-template name="passage"/>
    </note>
  </xsl:template>

  <!-- A statement needs no word before the name. -->
  <xsl:template match="m:statement" mode="block">
    <note>
      <xsl:call-template name="note-attributes"/>
      <xsl:if test="@by">
        <label>
          <xsl:call-template name="own-language"/>
          <xsl:copy-of select="@place:at"/>
          <xsl:call-template name="pattern">
            <xsl:with-param name="pattern" select="$labels/l:entry/@name"/>
            <xsl:with-param name="name">
              <xsl:call-template name="short-name">
                <xsl:with-param name="person" select="key('id', @by)"/>
              </xsl:call-template>
            </xsl:with-param>
          </xsl:call-template>
        </label>
      </xsl:if>
      <xsl:call-template name="passage"/>
    </note>
  </xsl:template>

  <!-- A remark is the client's unless somebody else made it. -->
  <xsl:template match="m:remark" mode="block">
    <note>
      <xsl:call-template name="note-attributes"/>
      <xsl:variable name="client" select="not(@by) or key('id', @by)/@side = 'client'"/>
      <xsl:call-template name="entry-label">
        <xsl:with-param name="word" select="$labels/l:entry/@remark[not($client)]
                                            | $labels/l:entry/@remark.client[$client]"/>
      </xsl:call-template>
      <xsl:call-template name="passage"/>
    </note>
  </xsl:template>

  <xsl:template match="m:obligation" mode="block">
    <note>
      <xsl:call-template name="note-attributes"/>
      <xsl:call-template name="entry-label">
        <xsl:with-param name="word"
                        select="$labels/l:entry/@*[name() = concat('obligation.', normalize-space(current()/@side))]"/>
      </xsl:call-template>
      <xsl:call-template name="passage"/>
    </note>
  </xsl:template>

  <xsl:template match="m:problem" mode="block">
    <note>
      <xsl:call-template name="note-attributes"/>
      <xsl:call-template name="entry-label"/>
      <xsl:call-template name="passage">
        <xsl:with-param name="content" select="node()[not(self::m:resolution)]"/>
      </xsl:call-template>
      <xsl:for-each select="m:resolution">
        <xsl:call-template name="led-passage">
          <xsl:with-param name="label">
            <xsl:call-template name="led-label">
              <xsl:with-param name="label" select="$labels/l:entry/@resolution"/>
            </xsl:call-template>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:for-each>
    </note>
  </xsl:template>

  <xsl:template match="m:option" mode="block">
    <note>
      <xsl:call-template name="note-attributes"/>
      <xsl:call-template name="entry-label">
        <xsl:with-param name="word">
          <xsl:call-template name="pattern">
            <xsl:with-param name="pattern" select="$labels/l:entry/@option"/>
            <xsl:with-param name="number" select="count(preceding-sibling::m:option) + 1"/>
          </xsl:call-template>
        </xsl:with-param>
      </xsl:call-template>
      <p>
        <xsl:copy-of select="m:title/@id | m:title/@xml:lang | m:title/@place:at"/>
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
          <xsl:with-param name="label" select="$labels/l:entry/@*[name() = local-name($points)]"/>
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
          <xsl:copy-of select="$points[1]/@place:at"/>
          <strong><xsl:value-of select="$label"/></strong>
        </p>
        <list ordered="no">
          <xsl:copy-of select="$points[1]/@place:at"/>
          <xsl:for-each select="$points">
            <item>
              <xsl:call-template name="carry"/>
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
      <xsl:call-template name="carry"/>
      <xsl:call-template name="quoted-passage"/>
      <xsl:if test="@by or @author">
        <attribution>
          <xsl:call-template name="own-language"/>
          <xsl:copy-of select="@place:at"/>
          <xsl:call-template name="pattern">
            <xsl:with-param name="pattern" select="$labels/l:entry/@attribution"/>
            <xsl:with-param name="text">
              <xsl:call-template name="author"/>
            </xsl:with-param>
          </xsl:call-template>
        </attribution>
      </xsl:if>
    </quote>
  </xsl:template>

  <xsl:template name="author">
    <xsl:for-each select="key('id', @by)">
      <xsl:call-template name="name-and-position"/>
    </xsl:for-each>
    <xsl:if test="not(key('id', @by))"><xsl:value-of select="normalize-space(@author)"/></xsl:if>
  </xsl:template>
</xsl:stylesheet>
