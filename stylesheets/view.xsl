<?xml version="1.0" encoding="UTF-8"?>
<!-- view.xsl: keeps what this reader may see. Whatever is made later, an attached source included, is made
     from the view.

     audience  internal (everything) or client (without what is audience="internal"; also without comments,
               for they were not written for the client)
     detail    full (everything) or brief (without what is detail="full", the discussion, the log of contacts and
               the data; of a negotiation goal, agreements and next steps only)

     The result is as valid as the source. Two passes see to that. The first drops what is hidden, what cannot
     stand without it (the discussion of a hidden item, the quotation of a hidden person) and what it leaves
     empty. The second drops references to what is no longer there. Places of elements are copied as attributes: there
     are such for a stylesheet that names their namespace. -->
<xsl:stylesheet version="1.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:m="urn:protoc:minutes:1"
                xmlns:place="urn:protoc:place:1"
                xmlns:exsl="http://exslt.org/common"
                exclude-result-prefixes="m place exsl">

  <xsl:output method="xml" encoding="UTF-8"/>

  <xsl:param name="audience" select="'internal'"/>
  <xsl:param name="detail" select="'full'"/>

  <xsl:variable name="client" select="$audience = 'client'"/>
  <xsl:variable name="brief" select="$detail = 'brief'"/>

  <!-- In brief, negotiations are their goal, the agreements and the next steps. -->
  <xsl:variable name="goal-and-agreements" select="$brief and /m:protocol/@kind = 'negotiation'"/>

  <xsl:key name="id" match="*[@id]" use="@id"/>

  <xsl:template match="/">
    <xsl:choose>
      <xsl:when test="$client and /*/@audience = 'internal'">
        <xsl:message terminate="yes">
          <xsl:text>the whole document is marked audience="internal": </xsl:text>
          <xsl:text>nothing can be made of it for the client</xsl:text>
        </xsl:message>
      </xsl:when>
      <xsl:when test="$client or $brief">
        <xsl:variable name="kept">
          <xsl:apply-templates select="node()" mode="keep"/>
        </xsl:variable>
        <xsl:apply-templates select="exsl:node-set($kept)/node()" mode="settle"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:copy-of select="."/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ============================== first pass ============================== -->

  <xsl:template match="comment() | processing-instruction()" mode="keep">
    <xsl:if test="not($client)">
      <xsl:copy/>
    </xsl:if>
  </xsl:template>

  <!-- “hidden” when any of the elements is not for this reader, by itself or by what it stands in. -->
  <xsl:template name="hidden">
    <xsl:param name="elements"/>
    <xsl:if test="$elements/ancestor-or-self::*[($client and @audience = 'internal')
                                                or ($brief and (@detail = 'full' or self::m:discussion
                                                                or self::m:log or self::m:data))]">hidden</xsl:if>
  </xsl:template>

  <xsl:template name="hidden-itself">
    <xsl:if test="($client and @audience = 'internal')
                  or ($brief and (@detail = 'full' or self::m:discussion or self::m:log or self::m:data))
                  or ($goal-and-agreements and (self::m:agenda or self::m:occasion or self::m:additional
                      or self::m:thanks or self::m:feedback or self::m:revisions))">hidden</xsl:if>
  </xsl:template>

  <xsl:template match="*" mode="keep">
    <xsl:variable name="hidden"><xsl:call-template name="hidden-itself"/></xsl:variable>
    <xsl:if test="$hidden = ''">
      <xsl:copy>
        <xsl:copy-of select="@*"/>
        <xsl:apply-templates mode="keep"/>
      </xsl:copy>
    </xsl:if>
  </xsl:template>

  <!-- Those who may not stand alone: what they depend on is the item, or the person. -->
  <xsl:template match="m:topic | m:decision | m:recommendation | m:decisions/m:agreement | m:quotation | m:signature
                       | m:recipient | m:voter | m:dissent | m:reply | m:participant | m:author"
                mode="keep">
    <xsl:variable name="hidden">
      <xsl:call-template name="hidden-itself"/>
      <xsl:call-template name="hidden">
        <xsl:with-param name="elements" select="key('id', @item) | key('id', @person)
                                                | key('id', @by[parent::m:quotation or parent::m:dissent or parent::m:reply])"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:if test="$hidden = ''">
      <xsl:call-template name="keep-unless-emptied"/>
    </xsl:if>
  </xsl:template>

  <!-- The numbers stay what they are when a person is hidden. -->
  <xsl:template match="m:vote" mode="keep">
    <xsl:variable name="hidden"><xsl:call-template name="hidden-itself"/></xsl:variable>
    <xsl:if test="$hidden = ''">
      <xsl:copy>
        <xsl:if test="$client and m:voter and not(@for)">
          <xsl:attribute name="for"><xsl:value-of select="count(m:voter[@vote = 'for'])"/></xsl:attribute>
          <xsl:attribute name="against"><xsl:value-of select="count(m:voter[@vote = 'against'])"/></xsl:attribute>
          <xsl:attribute name="abstained"><xsl:value-of select="count(m:voter[@vote = 'abstained'])"/></xsl:attribute>
        </xsl:if>
        <xsl:copy-of select="@*"/>
        <xsl:apply-templates mode="keep"/>
      </xsl:copy>
    </xsl:if>
  </xsl:template>

  <xsl:template match="m:quorum" mode="keep">
    <xsl:variable name="voters" select="../m:participants/m:person[not(@voting = 'no')][@voting = 'yes' or
        not(contains(concat(' ', normalize-space(@role), ' '), ' invited ') or
        contains(concat(' ', normalize-space(@role), ' '), ' observer '))]"/>
    <xsl:copy>
      <xsl:if test="$client and $voters/@audience = 'internal'">
        <xsl:attribute name="members"><xsl:value-of select="count($voters)"/></xsl:attribute>
        <xsl:attribute name="present">
          <xsl:value-of select="count($voters[not(@presence = 'absent' or @presence = 'excused')])"/>
        </xsl:attribute>
      </xsl:if>
      <xsl:copy-of select="@*"/>
    </xsl:copy>
  </xsl:template>

  <!-- Those that are nothing without what they hold. -->
  <xsl:template match="m:goals | m:goal | m:agenda | m:discussion | m:decisions | m:conclusion | m:next-steps
                       | m:signatures | m:attachments | m:distribution
                       | m:list | m:list/m:item | m:table | m:row | m:header-row | m:caption | m:paragraph
                       | m:statement | m:report | m:speech | m:question | m:answer | m:idea | m:remark | m:opinion
                       | m:agreement | m:problem | m:resolution | m:obligation | m:reminder | m:outcome
                       | m:pro | m:con | m:text | m:result | m:occasion | m:header/m:summary | m:motion | m:revisions
                       | m:additional | m:thanks | m:feedback
                       | m:step | m:attachment
                       | m:overview | m:key-contacts | m:results | m:open-questions
                       | m:key-contacts/m:item | m:results/m:item | m:open-questions/m:item
                       | m:log | m:contact | m:content | m:tasks | m:task | m:problems | m:data | m:fact
                       | m:planned-contact | m:closing
                       | m:request | m:response | m:action | m:promise | m:objection | m:handling
                       | m:demands | m:demand | m:solution | m:resource | m:follow-ups | m:follow-up
                       | m:reason | m:lesson
                       | m:strong | m:emphasis | m:highlight | m:link | m:quote | m:foreign" mode="keep">
    <xsl:variable name="hidden"><xsl:call-template name="hidden-itself"/></xsl:variable>
    <xsl:if test="$hidden = ''">
      <xsl:call-template name="keep-unless-emptied"/>
    </xsl:if>
  </xsl:template>

  <!-- What was empty already is not ours to drop. A table needs a row, a topic more than its title. -->
  <xsl:template name="keep-unless-emptied">
    <xsl:variable name="content">
      <xsl:apply-templates mode="keep"/>
    </xsl:variable>
    <xsl:variable name="left" select="exsl:node-set($content)"/>
    <xsl:variable name="emptied" select="(* and not($left/*) and not(normalize-space($left))
                                          and not(self::m:outcome/@state))
                                         or (self::m:table and not($left/m:row))
                                         or (self::m:contact and not($left/m:participant))
                                         or (self::m:contact and m:content and not($left/m:content))
                                         or (self::m:contact and not($left/*[not(self::m:participant
                                                                             or self::m:place)]))
                                         or (self::m:demands and not($left/m:demand))
                                         or (self::m:topic and not($left/*[not(self::m:title)]))"/>
    <xsl:if test="not($emptied)">
      <xsl:copy>
        <xsl:copy-of select="@*"/>
        <xsl:copy-of select="$content"/>
      </xsl:copy>
    </xsl:if>
  </xsl:template>

  <!-- ============================== second pass ============================== -->

  <xsl:template match="node() | @*" mode="settle">
    <xsl:copy>
      <xsl:apply-templates select="@* | node()" mode="settle"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="@by | @owner | @escalated-to | @item | @speaker | @mover | @seconder | @organisation
                       | @contact-person" mode="settle">
    <xsl:if test="key('id', .)">
      <xsl:copy/>
    </xsl:if>
  </xsl:template>

  <!-- Without the discussion a time grid has nothing to show. -->
  <xsl:template match="m:agenda/@layout" mode="settle">
    <xsl:if test="not($brief)">
      <xsl:copy/>
    </xsl:if>
  </xsl:template>

  <!-- No predicates in the patterns: libxslt counts siblings for each, and there may be many persons. -->
  <xsl:template match="m:ref" mode="settle">
    <xsl:choose>
      <xsl:when test="key('id', @to)">
        <xsl:copy>
          <xsl:apply-templates select="@* | node()" mode="settle"/>
        </xsl:copy>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates mode="settle"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="m:person" mode="settle">
    <xsl:if test="not(@ref) or key('id', @ref)">
      <xsl:copy>
        <xsl:apply-templates select="@* | node()" mode="settle"/>
      </xsl:copy>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
