<?xml version="1.0" encoding="UTF-8"?>
<!-- parts.xsl: sections, field lists, table heads and places, the forms every kind of document shares. -->
<xsl:stylesheet version="1.0"
                xmlns="urn:protoc:document:1"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:m="urn:protoc:minutes:1"
                xmlns:place="urn:protoc:place:1"
                exclude-result-prefixes="m place">

  <!-- A section with the heading section.NAME; the current element is the one it comes from. id is the
       author's, where the section as a whole carries it. -->
  <xsl:template name="section">
    <xsl:param name="name"/>
    <xsl:param name="id"/>
    <xsl:param name="content"/>
    <section>
      <xsl:attribute name="id">
        <xsl:choose>
          <xsl:when test="$id"><xsl:value-of select="$id"/></xsl:when>
          <xsl:otherwise>
            <xsl:call-template name="free-id">
              <xsl:with-param name="id" select="concat('section-', $name)"/>
            </xsl:call-template>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:copy-of select="@place:at"/>
      <heading>
        <xsl:copy-of select="@place:at"/>
        <xsl:call-template name="label">
          <xsl:with-param name="key" select="concat('section.', $name)"/>
        </xsl:call-template>
      </heading>
      <xsl:copy-of select="$content"/>
    </section>
  </xsl:template>

  <!-- An element whose only text is its value. -->
  <xsl:template match="*" mode="plain">
    <xsl:call-template name="plain"/>
  </xsl:template>

  <!-- ============================== fields ============================== -->

  <xsl:template name="field">
    <xsl:param name="key"/>
    <xsl:param name="value"/>
    <field>
      <label>
        <xsl:copy-of select="@place:at"/>
        <xsl:call-template name="pattern">
          <xsl:with-param name="key" select="'field'"/>
          <xsl:with-param name="label">
            <xsl:call-template name="label">
              <xsl:with-param name="key" select="$key"/>
            </xsl:call-template>
          </xsl:with-param>
        </xsl:call-template>
      </label>
      <value>
        <xsl:copy-of select="$value"/>
      </value>
    </field>
  </xsl:template>

  <!-- A field from an element of plain text; nothing when there is none. -->
  <xsl:template name="text-field">
    <xsl:param name="key"/>
    <xsl:param name="node"/>
    <xsl:for-each select="$node">
      <xsl:call-template name="field">
        <xsl:with-param name="key" select="$key"/>
        <xsl:with-param name="value">
          <p>
            <xsl:copy-of select="@place:at"/>
            <xsl:call-template name="plain"/>
          </p>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <!-- A field whose value is a label. -->
  <xsl:template name="label-field">
    <xsl:param name="key"/>
    <xsl:param name="value"/>
    <xsl:call-template name="field">
      <xsl:with-param name="key" select="$key"/>
      <xsl:with-param name="value">
        <p>
          <xsl:copy-of select="@place:at"/>
          <xsl:call-template name="label">
            <xsl:with-param name="key" select="$value"/>
          </xsl:call-template>
        </p>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- ============================== tables ============================== -->

  <xsl:template name="column-title">
    <xsl:param name="key"/>
    <xsl:param name="align"/>
    <cell header="column">
      <xsl:if test="$align">
        <xsl:attribute name="align"><xsl:value-of select="$align"/></xsl:attribute>
      </xsl:if>
      <p>
        <xsl:copy-of select="@place:at"/>
        <xsl:call-template name="label">
          <xsl:with-param name="key" select="$key"/>
        </xsl:call-template>
      </p>
    </cell>
  </xsl:template>

  <!-- A line of several pieces of small print: 10:00–10:15 · Докладчик: И. И. Иванов. -->
  <xsl:template name="separated">
    <xsl:param name="first"/>
    <xsl:param name="second"/>
    <xsl:if test="$first != '' or $second != ''">
      <p role="small">
        <xsl:copy-of select="@place:at"/>
        <xsl:value-of select="$first"/>
        <xsl:if test="$first != '' and $second != ''">
          <xsl:call-template name="label">
            <xsl:with-param name="key" select="'separator'"/>
          </xsl:call-template>
        </xsl:if>
        <xsl:value-of select="$second"/>
      </p>
    </xsl:if>
  </xsl:template>

  <!-- ============================== places ============================== -->

  <!-- The address with its room, and the platform with the id and address of the meeting, as paragraphs. -->
  <xsl:template match="m:place" mode="block">
    <xsl:variable name="address"><xsl:call-template name="plain"/></xsl:variable>
    <xsl:variable name="room">
      <xsl:call-template name="plain">
        <xsl:with-param name="text" select="@room"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:if test="$address != '' or $room != ''">
      <p>
        <xsl:copy-of select="@place:at"/>
        <xsl:choose>
          <xsl:when test="$address != '' and $room != ''">
            <xsl:call-template name="pattern">
              <xsl:with-param name="key" select="'place.room'"/>
              <xsl:with-param name="text" select="$address"/>
              <xsl:with-param name="label" select="$room"/>
            </xsl:call-template>
          </xsl:when>
          <xsl:otherwise>
            <xsl:value-of select="concat($address, $room)"/>
          </xsl:otherwise>
        </xsl:choose>
      </p>
    </xsl:if>
    <xsl:if test="@platform or @meeting-id or @link">
      <p>
        <xsl:copy-of select="@place:at"/>
        <xsl:call-template name="online-place"/>
      </p>
    </xsl:if>
  </xsl:template>

  <xsl:template name="online-place">
    <xsl:if test="@platform">
      <xsl:call-template name="pattern">
        <xsl:with-param name="key" select="'place.online'"/>
        <xsl:with-param name="label" select="normalize-space(@platform)"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="@meeting-id">
      <xsl:if test="@platform">
        <xsl:call-template name="label"><xsl:with-param name="key" select="'list.comma'"/></xsl:call-template>
      </xsl:if>
      <xsl:call-template name="pattern">
        <xsl:with-param name="key" select="'place.meeting-id'"/>
        <xsl:with-param name="number" select="translate(normalize-space(@meeting-id), ' ', '&#160;')"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="@link">
      <xsl:if test="@platform or @meeting-id">
        <xsl:call-template name="label"><xsl:with-param name="key" select="'list.comma'"/></xsl:call-template>
      </xsl:if>
      <link href="{normalize-space(@link)}"><xsl:value-of select="normalize-space(@link)"/></link>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
