<?xml version="1.0" encoding="UTF-8"?>
<!-- records.xsl: attachments, approval, distribution and storage. -->
<xsl:stylesheet version="1.0"
                xmlns="urn:protoc:document:1"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:m="urn:protoc:minutes:1"
                xmlns:f="urn:protoc:function:1"
                extension-element-prefixes="f"
                exclude-result-prefixes="m">

  <xsl:template match="m:attachments" mode="section">
    <section>
      <xsl:call-template name="section-start">
        <xsl:with-param name="name" select="'attachments'"/>
      </xsl:call-template>
      <list ordered="yes">
        <f:carry/>
        <xsl:for-each select="m:attachment">
          <item>
            <xsl:call-template name="number-label">
              <xsl:with-param name="number" select="position()"/>
            </xsl:call-template>
            <f:carry/>
            <xsl:call-template name="passage"/>
            <xsl:call-template name="separated">
              <xsl:with-param name="first"><xsl:call-template name="pages"/></xsl:with-param>
              <xsl:with-param name="second"><xsl:call-template name="attachment-file"/></xsl:with-param>
            </xsl:call-template>
          </item>
        </xsl:for-each>
      </list>
    </section>
  </xsl:template>

  <xsl:template name="pages">
    <xsl:if test="@pages">
      <xsl:call-template name="count">
        <xsl:with-param name="number" select="normalize-space(@pages)"/>
        <xsl:with-param name="unit" select="'page'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="attachment-file">
    <xsl:if test="@file">
      <xsl:value-of select="f:fill(f:label('attachment', 'file'), 'text', normalize-space(@file))"/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="records">
    <xsl:for-each select="m:header[m:approval or m:distribution or m:storage]">
      <section>
        <xsl:call-template name="section-start">
          <xsl:with-param name="name">
            <xsl:choose>
              <xsl:when test="m:approval">records</xsl:when>
              <xsl:otherwise>keeping</xsl:otherwise>
            </xsl:choose>
          </xsl:with-param>
        </xsl:call-template>
        <fields>
          <xsl:for-each select="(m:approval | m:distribution | m:storage)[1]"><f:place/></xsl:for-each>
          <xsl:apply-templates select="m:approval | m:distribution | m:storage" mode="field"/>
        </fields>
      </section>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="m:approval" mode="field">
    <field>
      <xsl:call-template name="field-label">
        <xsl:with-param name="label" select="f:label('field', 'approval')"/>
      </xsl:call-template>
      <value>
        <p>
          <f:carry/>
          <xsl:variable name="comma">
            <xsl:value-of select="f:label('list', 'comma')"/>
          </xsl:variable>
          <xsl:for-each select="f:element(@by)">
            <xsl:if test="m:position">
              <xsl:apply-templates select="m:position" mode="plain"/>
              <xsl:text> </xsl:text>
            </xsl:if>
            <xsl:value-of select="f:person(.)"/>
          </xsl:for-each>
          <xsl:if test="@by and normalize-space()"><xsl:value-of select="$comma"/></xsl:if>
          <xsl:apply-templates mode="inline"/>
          <xsl:if test="@date">
            <xsl:if test="@by or normalize-space()"><xsl:value-of select="$comma"/></xsl:if>
            <xsl:call-template name="date"><xsl:with-param name="date" select="@date"/></xsl:call-template>
          </xsl:if>
        </p>
      </value>
    </field>
  </xsl:template>

  <xsl:template match="m:distribution" mode="field">
    <field>
      <xsl:call-template name="field-label">
        <xsl:with-param name="label" select="f:label('field', 'distribution')"/>
      </xsl:call-template>
      <value>
        <p>
          <xsl:for-each select="m:recipient">
            <xsl:if test="position() &gt; 1">
              <xsl:value-of select="f:label('list', 'semicolon')"/>
            </xsl:if>
            <xsl:for-each select="f:element(@person)">
              <xsl:value-of select="f:person(.)"/>
            </xsl:for-each>
            <xsl:if test="@person and normalize-space()">
              <xsl:value-of select="f:label('list', 'comma')"/>
            </xsl:if>
            <xsl:apply-templates mode="inline"/>
            <xsl:if test="@email">
              <xsl:if test="@person or normalize-space()">
                <xsl:value-of select="f:label('list', 'comma')"/>
              </xsl:if>
              <link href="mailto:{normalize-space(@email)}"><xsl:value-of select="normalize-space(@email)"/></link>
            </xsl:if>
          </xsl:for-each>
        </p>
      </value>
    </field>
  </xsl:template>

  <xsl:template match="m:storage" mode="field">
    <xsl:if test="@years or normalize-space()">
      <field>
        <xsl:call-template name="field-label">
          <xsl:with-param name="label" select="f:label('field', 'storage')"/>
        </xsl:call-template>
        <value>
          <p>
            <f:carry/>
            <xsl:if test="@years">
              <xsl:call-template name="count">
                <xsl:with-param name="number" select="normalize-space(@years)"/>
                <xsl:with-param name="unit" select="'year'"/>
              </xsl:call-template>
              <xsl:if test="normalize-space()">
                <xsl:value-of select="f:label('list', 'comma')"/>
              </xsl:if>
            </xsl:if>
            <xsl:apply-templates mode="inline"/>
          </p>
        </value>
      </field>
    </xsl:if>
    <xsl:if test="@file-name">
      <field>
        <xsl:call-template name="field-label">
          <xsl:with-param name="label" select="f:label('field', 'file-name')"/>
        </xsl:call-template>
        <value>
          <p><xsl:value-of select="normalize-space(@file-name)"/></p>
        </value>
      </field>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
