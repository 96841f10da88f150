import type { SearchField } from '../../shapes.ts'

/** What readers call the fields of a question, in small letters; every name the pages show is among them. */
const names: Record<SearchField, readonly string[]> = {
  any: ['任意词', '任意詞', 'anywhere', 'any'],
  title: ['题名', '題名', '书名', '書名', '刊名', 'title'],
  responsibility: ['作者', '著者', '责任者', '責任者', 'author'],
  isbn: ['isbn/issn', 'isbn', 'issn'],
  subject: ['主题词', '主题', '主題', 'subject'],
  publisher: ['出版社', '出版者', 'publisher'],
  callNumber: ['索书号', '索書號', 'call number', 'callnumber'],
}

const fieldOf = new Map(
  Object.entries(names).flatMap(([field, own]) => own.map((name) => [name, field as SearchField])),
)

/**
 * A field's name with its colon before something, as it is typed: `title:code`, `书名：乡土中国`. Other words before a colon
 * (C: a language, 3:1) are words. Its groups are a sign before it and the name.
 */
export const fieldPrefix = new RegExp(
  `(?<![^\\s(（])([-+－＋−]?)(${[...fieldOf.keys()].join('|')})[:：](?=\\s*[^\\s])`,
  'iu',
).source

/** The field of that name. */
export const fieldNamed = (name: string): SearchField => fieldOf.get(name.toLowerCase()) ?? 'any'
