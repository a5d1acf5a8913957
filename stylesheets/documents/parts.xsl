<?xml version="1.0" encoding="UTF-8"?>
<!-- parts.xsl: sections, field lists, table heads and places, the forms every kind of document shares. -->
<xsl:stylesheet version="1.0"
                xmlns="urn:protoc:document:1"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:m="urn:protoc:minutes:1"
                xmlns:f="urn:protoc:function:1"
                extension-element-prefixes="f"
                exclude-result-prefixes="m">

  <!-- How a section begins: its id and the heading NAME. id is the author's, where the section as a whole
       carries it. -->
  <xsl:template name="section-start">
    <xsl:param name="name"/>
    <xsl:param name="id"/>
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
    <f:place/>
    <heading><xsl:value-of select="f:label('section', concat($name, '.', $kind-name), $name)"/></heading>
  </xsl:template>

  <!-- An element whose only text is its value. -->
  <xsl:template match="*" mode="plain">
    <xsl:value-of select="f:plain()"/>
  </xsl:template>

  <!-- ============================== fields ============================== -->

  <!-- How a field begins. -->
  <xsl:template name="field-label">
    <xsl:param name="label"/>
    <f:place/>
    <label>
      <xsl:value-of select="f:fill(f:label('field', 'label'), 'label', $label)"/>
    </label>
  </xsl:template>

  <!-- A field from an element of plain text; nothing when there is none. -->
  <xsl:template name="text-field">
    <xsl:param name="label"/>
    <xsl:param name="node"/>
    <xsl:for-each select="$node">
      <field>
        <xsl:call-template name="field-label">
          <xsl:with-param name="label" select="$label"/>
        </xsl:call-template>
        <value>
          <p>
            <xsl:value-of select="f:plain()"/>
          </p>
        </value>
      </field>
    </xsl:for-each>
  </xsl:template>

  <!-- A field whose value is a label. -->
  <xsl:template name="label-field">
    <xsl:param name="label"/>
    <xsl:param name="value"/>
    <field>
      <xsl:call-template name="field-label">
        <xsl:with-param name="label" select="$label"/>
      </xsl:call-template>
      <value>
        <p><xsl:value-of select="$value"/></p>
      </value>
    </field>
  </xsl:template>

  <!-- A field whose value is a day: that of an element or an attribute. -->
  <xsl:template match="* | @*" mode="day-field">
    <xsl:param name="label"/>
    <field>
      <xsl:call-template name="field-label">
        <xsl:with-param name="label" select="$label"/>
      </xsl:call-template>
      <value>
        <p>
          <xsl:call-template name="date"><xsl:with-param name="date" select="."/></xsl:call-template>
        </p>
      </value>
    </field>
  </xsl:template>

  <!-- ============================== tables ============================== -->

  <xsl:template name="column-title">
    <xsl:param name="label"/>
    <cell header="column">
      <p><xsl:value-of select="$label"/></p>
    </cell>
  </xsl:template>

  <!-- The column of the numbers 1 to the given one: wide enough for the last in a table of many columns, too. -->
  <xsl:template name="number-column">
    <xsl:param name="last"/>
    <xsl:variable name="more" select="string-length($last) - 3"/>
    <column width="{8 + 3 * $more * ($more &gt; 0)}"/>
  </xsl:template>

  <!-- A line of several pieces of small print: 10:00–10:15 · Докладчик: И. И. Иванов. -->
  <xsl:template name="separated">
    <xsl:param name="first"/>
    <xsl:param name="second"/>
    <xsl:if test="$first != '' or $second != ''">
      <p role="small">
        <xsl:value-of select="$first"/>
        <xsl:if test="$first != '' and $second != ''">
          <xsl:value-of select="f:label('list', 'point')"/>
        </xsl:if>
        <xsl:value-of select="$second"/>
      </p>
    </xsl:if>
  </xsl:template>

  <!-- ============================== places ============================== -->

  <!-- The address with its room, and the platform with the id and address of the meeting, as paragraphs. -->
  <xsl:template match="m:place" mode="block">
    <xsl:variable name="address" select="f:plain()"/>
    <xsl:variable name="room">
      <xsl:for-each select="@room"><xsl:value-of select="f:plain()"/></xsl:for-each>
    </xsl:variable>
    <xsl:if test="$address != '' or $room != ''">
      <p>
        <xsl:choose>
          <xsl:when test="$address != '' and $room != ''">
            <xsl:value-of select="f:fill(f:label('place', 'room'), 'text', $address, 'label', $room)"/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:value-of select="concat($address, $room)"/>
          </xsl:otherwise>
        </xsl:choose>
      </p>
    </xsl:if>
    <xsl:if test="@platform or @meeting-id or @link">
      <p>
        <xsl:call-template name="online-place"/>
      </p>
    </xsl:if>
  </xsl:template>

  <xsl:template name="online-place">
    <xsl:if test="@platform">
      <xsl:value-of select="f:fill(f:label('place', 'online'), 'label', normalize-space(@platform))"/>
    </xsl:if>
    <xsl:if test="@meeting-id">
      <xsl:if test="@platform">
        <xsl:value-of select="f:label('list', 'comma')"/>
      </xsl:if>
      <xsl:value-of select="f:fill(f:label('place', 'meeting-id'),
                                   'number', translate(normalize-space(@meeting-id), ' ', '&#160;'))"/>
    </xsl:if>
    <xsl:if test="@link">
      <xsl:if test="@platform or @meeting-id">
        <xsl:value-of select="f:label('list', 'comma')"/>
      </xsl:if>
      <link href="{normalize-space(@link)}"><xsl:value-of select="normalize-space(@link)"/></link>
    </xsl:if>
  </xsl:template>

  <xsl:template match="m:place" mode="field">
    <field name="place">
      <xsl:call-template name="field-label">
        <xsl:with-param name="label" select="f:label('field', 'place')"/>
      </xsl:call-template>
      <value>
        <xsl:apply-templates select="." mode="block"/>
      </value>
    </field>
  </xsl:template>
</xsl:stylesheet>
