import { asNode } from '../../src/wire/ber/as-node.ts'
import { type Apdu, options } from '../../src/wire/z3950/apdus.ts'
import { charsetAnswer, charsetProposal } from '../../src/wire/z3950/charset.ts'
import { bib1AttributeSet, recordSyntaxes } from '../../src/wire/z3950/identifiers.ts'
import { writeApdu } from '../../src/wire/z3950/message.ts'
import { opacRecord } from '../../src/wire/z3950/opac.ts'
import { writeDiagnostic } from '../../src/wire/z3950/records.ts'
import { attributedTerm, type RpnQuery, typeOneQuery } from '../../src/wire/z3950/rpn.ts'

const term = (text: string): Extract<RpnQuery, { by: 'term' }> => ({
  by: 'term',
  attributes: [
    { type: 1, value: 4 },
    { type: 4, value: 1 },
  ],
  term: Buffer.from(text),
})

const greeting = {
  protocolVersion: [0, 1, 2],
  options: Object.values(options),
  preferredMessageSize: 1 << 20,
  exceptionalRecordSize: 1 << 20,
  implementationName: 'sample',
}

const opac = asNode(opacRecord, {
  bibliographic: {
    reference: recordSyntaxes.unimarc,
    encoding: { is: 'octets', value: Buffer.from('00026nam  22000251  450 \x1e\x1d') },
  },
  holdings: [
    {
      is: 'holdings',
      value: {
        callNumber: Buffer.from('O13/1'),
        circulation: [{ availableNow: true, itemId: Buffer.from('A1') }],
      },
    },
  ],
})

const apdus: Apdu[] = [
  {
    is: 'initRequest',
    value: {
      ...greeting,
      authentication: { is: 'idPass', value: { user: 'u', password: 'p', group: 'g' } },
      otherInfo: charsetProposal({ charsets: ['utf-8', 'gb18030'], recordsToo: true }),
    },
  },
  {
    is: 'initResponse',
    value: { ...greeting, accepted: true, otherInfo: charsetAnswer('gb18030', true) },
  },
  {
    is: 'searchRequest',
    value: {
      smallSetUpperBound: 0,
      largeSetLowerBound: 1,
      mediumSetPresentNumber: 0,
      replaceIndicator: true,
      resultSetName: '1',
      databaseNames: ['Default'],
      preferredRecordSyntax: recordSyntaxes.unimarc,
      query: typeOneQuery({
        by: 'and',
        left: { by: 'or', left: term('高等数学'), right: { by: 'resultSet', name: '1' } },
        right: { by: 'andNot', left: term('calculus'), right: term('2007') },
      }),
    },
  },
  {
    is: 'searchResponse',
    value: {
      resultCount: 0,
      numberOfRecordsReturned: 0,
      nextResultSetPosition: 0,
      searchStatus: false,
      records: { is: 'diagnostic', value: writeDiagnostic({ code: 114, addition: '9999' }) },
    },
  },
  {
    is: 'presentRequest',
    value: {
      resultSetId: '1',
      start: 1,
      count: 10,
      elementSetNames: { is: 'generic', value: 'F' },
      preferredRecordSyntax: recordSyntaxes.opac,
    },
  },
  {
    is: 'presentResponse',
    value: {
      numberOfRecordsReturned: 2,
      nextResultSetPosition: 3,
      presentStatus: 0,
      records: {
        is: 'records',
        value: [
          {
            database: 'Default',
            record: {
              is: 'record',
              value: { reference: recordSyntaxes.opac, encoding: { is: 'type', value: opac } },
            },
          },
          {
            record: {
              is: 'diagnostic',
              value: { is: 'bib1', value: writeDiagnostic({ code: 238, addition: '' }) },
            },
          },
        ],
      },
    },
  },
  {
    is: 'scanRequest',
    value: {
      databaseNames: ['Default'],
      attributeSet: bib1AttributeSet,
      start: attributedTerm(term('高')),
      count: 10,
      preferredPosition: 1,
    },
  },
  {
    is: 'scanResponse',
    value: {
      status: 0,
      count: 1,
      entries: {
        entries: [
          {
            is: 'term',
            value: { term: { is: 'general', value: Buffer.from('高等数学') }, occurrences: 1 },
          },
        ],
      },
    },
  },
  { is: 'deleteRequest', value: { deleteFunction: 0, resultSets: ['1', '2'] } },
  { is: 'close', value: { reason: 0, message: 'done' } },
]

/** Every kind of APDU once, as bytes. */
export const z3950Samples: Uint8Array[] = apdus.map(writeApdu)
