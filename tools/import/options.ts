import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { holdingsProfiles } from '../../src/catalogue/holdings/holdings-profiles.ts'
import { recordCharsets, type SourceProfile } from '../../src/catalogue/sources/profile.ts'
import type { Charset } from '../../src/wire/marc/charset.ts'

/** The whole answer to --help; its first line is the command. */
export const help = `导入书目 · import FILE… --library CODE | --source NAME [--charset auto|utf-8|gb18030|marc-8|iso-8859-1] [--holdings NAME|FILE.json] [--json]

FILE        ISO 2709 或 MARCXML，CNMARC/UNIMARC 或 MARC21；- 为标准输入
            ISO 2709 or MARCXML, CNMARC/UNIMARC or MARC21; - is standard input
--library   成员馆代码 · code of the library whose holdings these are
--source    书目来源的名称或编号：按它的设置读字符、馆藏字段、状态词 · name or number of a source: its profile says how
            characters, holdings and states are read; several of one name: with --library, or by number
--charset   默认 auto：按字节判断 · auto (default) lets the bytes decide; gb18030 reads GBK too
--holdings  馆藏字段：${Object.keys(holdingsProfiles).join(' ')}，或 JSON 文件
            where copies are written: one of these names, or a JSON file such as
            [{"tag":"905","callNumber":["f","de"],"separator":"/","barcode":"b"}]
--json      结果为一行 JSON · the result as one line of JSON

重复导入不会改变任何内容；读不出的记录列出位置和原因，不中断；文件里没有的记录不会删除。
Importing twice changes nothing; a record that cannot be read is listed and never stops the run; what a file lacks
is not deleted.`

const code = z.string().length(1).optional()
const ProfileFile = z.array(
  z.strictObject({
    tag: z.string().length(3),
    callNumber: z.array(z.string().min(1)).min(1),
    separator: z.string(),
    library: code,
    barcode: code,
    volume: code,
    location: code,
    status: code,
  }),
)

/** What is to be imported, and how; what is left out is said by the source, or by habit. */
export interface Options {
  files: string[]
  library: string | undefined
  source: string | undefined
  charset: Charset | 'auto' | undefined
  holdings: SourceProfile['holdings'] | undefined
  json: boolean
}

/** The options, or what is wrong with them in words. */
export function optionsOf(args: string[]): Options | string {
  try {
    const { values, positionals: files } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        library: { type: 'string' },
        source: { type: 'string' },
        charset: { type: 'string' },
        holdings: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    if (values.help) return help
    const { library, source, json } = values
    if (files.length === 0 || !(library || source)) return help.split('\n')[0]!
    const missing = files.find((file) => file !== '-' && !existsSync(file))
    if (missing) return `没有这个文件 · no such file: ${missing}`
    const charset = recordCharsets.find((known) => known === values.charset)
    if (values.charset !== undefined && !charset) return `--charset: ${recordCharsets.join(' | ')}`
    const holdings = values.holdings === undefined ? undefined : holdingsNamed(values.holdings)
    return { files, library, source, charset, holdings, json }
  } catch (mistake) {
    return mistake instanceof Error ? mistake.message : String(mistake)
  }
}

function holdingsNamed(name: string): SourceProfile['holdings'] {
  const known = Object.entries(holdingsProfiles).find(([each]) => each === name)
  if (known) return known[1].map((place) => ({ ...place, callNumber: [...place.callNumber] }))
  return ProfileFile.parse(JSON.parse(readFileSync(name, 'utf8')))
}
