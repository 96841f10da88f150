const record =
  '<record xmlns="http://www.loc.gov/MARC21/slim"><leader>00000nam0 2200000   450 </leader><controlfield tag="001">7</controlfield><datafield tag="200" ind1="1" ind2=" "><subfield code="a">史记 &amp; 汉书</subfield></datafield></record>'

/** Answers of SRU targets: found, explained, scanned, refused, with copies beside the record. */
export const sruSamples: readonly string[] = [
  `<?xml version="1.0" encoding="UTF-8"?><zs:searchRetrieveResponse xmlns:zs="http://www.loc.gov/zing/srw/"><zs:version>1.1</zs:version><zs:numberOfRecords>2</zs:numberOfRecords><zs:records><zs:record><zs:recordSchema>marcxml</zs:recordSchema><zs:recordPacking>xml</zs:recordPacking><zs:recordData>${record}</zs:recordData><zs:recordPosition>1</zs:recordPosition></zs:record></zs:records></zs:searchRetrieveResponse>`,
  `<searchRetrieveResponse><numberOfRecords>1</numberOfRecords><records><record><recordSchema/><recordData><opacRecord><bibliographicRecord>${record}</bibliographicRecord><holdings><holding><localLocation>总馆</localLocation><circulations><circulation><availableNow value="1"/><itemId>B1</itemId></circulation></circulations></holding></holdings></opacRecord></recordData></record></records></searchRetrieveResponse>`,
  '<searchRetrieveResponse><records><record><recordSchema>info:srw/schema/1/diagnostics-v1.1</recordSchema><recordPacking>string</recordPacking><recordData>&lt;diagnostic&gt;&lt;uri&gt;info:srw/diagnostic/1/67&lt;/uri&gt;&lt;/diagnostic&gt;</recordData></record></records><diagnostics><diagnostic xmlns="http://www.loc.gov/zing/srw/diagnostic/"><uri>info:srw/diagnostic/1/10</uri><details><![CDATA[x < y]]></details></diagnostic></diagnostics></searchRetrieveResponse>',
  '<explainResponse><record><recordPacking>xml</recordPacking><recordData><explain><databaseInfo><title>目录</title></databaseInfo><indexInfo><index><map><name set="dc">title</name></map></index></indexInfo><schemaInfo><schema name="marcxml"/></schemaInfo></explain></recordData></record></explainResponse>',
  '<scanResponse><terms><term><value>鲁迅</value><numberOfRecords>12</numberOfRecords></term></terms></scanResponse>',
  '<holdings xmlns="info:ofi/fmt:xml:xsd:iso20775"><holding><institutionIdentifier><value>CN</value></institutionIdentifier><holdingSimple><copyInformation><pieceIdentifier><value>B1</value></pieceIdentifier><availabilityInformation><status><availabilityStatus>2</availabilityStatus></status></availabilityInformation></copyInformation></holdingSimple></holding></holdings>',
]

const header = (id: number, status = '') =>
  `<header${status}><identifier>oai:a.example:${id}</identifier><datestamp>2026-11-0${id}</datestamp><setSpec>library:1</setSpec></header>`

/** Answers of OAI-PMH sources: a page of records, one of identifiers, an error, who it is. */
export const oaiSamples: readonly string[] = [
  `<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-11-23T02:00:00Z</responseDate><request>x</request><ListRecords><record>${header(1)}<metadata>${record}</metadata></record><record>${header(2, ' status="deleted"')}</record><record>${header(3)}<metadata>${record}</metadata><about/></record><resumptionToken completeListSize="9" cursor="0">abc</resumptionToken></ListRecords></OAI-PMH>`,
  `<o:OAI-PMH xmlns:o="http://www.openarchives.org/OAI/2.0/"><o:responseDate>2026-11-23</o:responseDate><o:ListIdentifiers>${header(4)}${header(5)}<o:resumptionToken/></o:ListIdentifiers></o:OAI-PMH>`,
  '<OAI-PMH><responseDate>2026-11-23</responseDate><error code="badResumptionToken">expired</error></OAI-PMH>',
  '<OAI-PMH><Identify><repositoryName>A</repositoryName><granularity>YYYY-MM-DD</granularity></Identify></OAI-PMH>',
]
