<?xml version="1.0" encoding="UTF-8"?>
<!-- Makes docs/markup.md of schemas/protoc.xsd and what it includes: every element with what it says of itself, its attributes and what
     stands in it. "make docs" runs it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:s="urn:protoc:schema:1" exclude-result-prefixes="xs s">
  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:variable name="kinds" select="document(/xs:schema/xs:include/@schemaLocation, /)"/>
  <xsl:variable name="schemas" select="$kinds | document($kinds/xs:schema/xs:include/@schemaLocation, /)"/>
  <xsl:variable name="named" select="$schemas/xs:schema/*[@name]"/>
  <xsl:variable name="elements" select="$schemas//xs:element[@name]"/>

  <xsl:template match="/">
    <xsl:text># The markup&#10;&#10;Made from schemas/protoc.xsd by `make docs`. The namespace is `urn:protoc:minutes:1`.&#10;&#10;</xsl:text>
    <xsl:text>An element is listed once for each content it can have. **Bold** names must be there.&#10;</xsl:text>
    <xsl:for-each select="$elements">
      <xsl:variable name="place" select="position()"/>
      <xsl:variable name="name" select="@name"/>
      <xsl:variable name="type" select="@type"/>
      <!-- the first of those with the same name and content -->
      <xsl:if test="not($elements[position() &lt; $place][@name = $name and string(@type) = string($type)])">
        <xsl:apply-templates select="."/>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="xs:element">
    <xsl:variable name="type" select="$named[self::xs:complexType][@name = substring-after(current()/@type, ':')]
                                      | xs:complexType"/>
    <xsl:value-of select="concat('&#10;## `&lt;', @name, '&gt;`&#10;&#10;')"/>
    <xsl:apply-templates select="xs:annotation"/>
    <xsl:if test="not($type)">
      <xsl:call-template name="value"/>
    </xsl:if>
    <xsl:variable name="content">
      <xsl:apply-templates select="$type" mode="content"/>
    </xsl:variable>
    <xsl:variable name="attributes">
      <xsl:apply-templates select="$type" mode="attributes"/>
    </xsl:variable>
    <xsl:if test="$type/@mixed = 'true' or $content != ''">
      <xsl:text>Holds: </xsl:text>
      <xsl:if test="$type/@mixed = 'true'">text<xsl:if test="$content != ''"> and </xsl:if></xsl:if>
      <xsl:value-of select="$content"/>
      <xsl:text>&#10;&#10;</xsl:text>
    </xsl:if>
    <xsl:if test="$attributes != ''">
      <xsl:text>| attribute | value | |&#10;|---|---|---|&#10;</xsl:text>
      <xsl:value-of select="$attributes"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="xs:annotation">
    <xsl:call-template name="words"/>
    <xsl:text>&#10;&#10;</xsl:text>
  </xsl:template>

  <!-- What an annotation says; its example is code. -->
  <xsl:template name="words">
    <xsl:variable name="text" select="translate(normalize-space(xs:documentation), '|', '/')"/>
    <xsl:variable name="example" select="substring-after($text, 'Example: ')"/>
    <xsl:choose>
      <xsl:when test="$example != ''">
        <xsl:value-of select="concat(substring-before($text, 'Example: '), 'Example: `', $example, '`')"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What a simple type says its values are. -->
  <xsl:template name="value">
    <xsl:variable name="simple" select="$named[self::xs:simpleType][@name = substring-after(current()/@type, ':')]
                                        | xs:simpleType"/>
    <xsl:variable name="words" select="normalize-space($simple//s:value[1])"/>
    <xsl:if test="$words != ''">
      <xsl:value-of select="concat('Value: ', $words, '.&#10;&#10;')"/>
    </xsl:if>
  </xsl:template>

  <!-- The elements that may stand in a type, in order. -->
  <xsl:template match="xs:complexType" mode="content">
    <xsl:for-each select=".//xs:element | .//xs:group[@ref] | $named[self::xs:complexType]
        [@name = substring-after(current()//xs:extension/@base, ':')]//xs:element">
      <xsl:if test="position() &gt; 1">, </xsl:if>
      <xsl:choose>
        <xsl:when test="self::xs:group">
          <xsl:for-each select="$named[self::xs:group][@name = substring-after(current()/@ref, ':')]//xs:element">
            <xsl:if test="position() &gt; 1">, </xsl:if>
            <xsl:value-of select="concat('`&lt;', @name, '&gt;`')"/>
          </xsl:for-each>
        </xsl:when>
        <xsl:when test="not(@minOccurs = 0 or ancestor::xs:choice or ancestor::xs:sequence/@minOccurs = 0)">
          <xsl:value-of select="concat('**`&lt;', @name, '&gt;`**')"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="concat('`&lt;', @name, '&gt;`')"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="xs:complexType | xs:attributeGroup" mode="attributes">
    <xsl:apply-templates select="$named[self::xs:complexType][@name = substring-after(current()//xs:extension/@base, ':')]"
        mode="attributes"/>
    <xsl:for-each select=".//xs:attribute | .//xs:attributeGroup[@ref]">
      <xsl:choose>
        <xsl:when test="self::xs:attributeGroup">
          <xsl:apply-templates select="$named[self::xs:attributeGroup][@name = substring-after(current()/@ref, ':')]"
              mode="attributes"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="attribute"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="attribute">
    <xsl:variable name="name" select="concat(@name, @ref)"/>
    <xsl:variable name="simple" select="$named[self::xs:simpleType][@name = substring-after(current()/@type, ':')]
                                        | xs:simpleType"/>
    <xsl:text>| </xsl:text>
    <xsl:if test="@use = 'required'">**</xsl:if>
    <xsl:value-of select="concat('`', $name, '`')"/>
    <xsl:if test="@use = 'required'">**</xsl:if>
    <xsl:text> | </xsl:text>
    <xsl:choose>
      <xsl:when test="$simple//xs:enumeration">
        <xsl:for-each select="$simple//xs:enumeration">
          <xsl:if test="position() &gt; 1">, </xsl:if>
          <xsl:value-of select="concat('`', @value, '`')"/>
        </xsl:for-each>
      </xsl:when>
      <xsl:when test="@ref = 'xml:lang'">a language, such as `ru`</xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="translate(normalize-space($simple//s:value[1]), '|', '/')"/>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:text> | </xsl:text>
    <xsl:choose>
      <xsl:when test="@ref = 'xml:lang'">The language of what stands inside. Example: `xml:lang="zh"`</xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="xs:annotation"><xsl:call-template name="words"/></xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:text> |&#10;</xsl:text>
  </xsl:template>
</xsl:stylesheet>
