import type { FreePeriod } from '../../../src/portal/prices/shapes.ts'
import { TextArea, TextField } from '../../ui/forms/fields.tsx'
import { useWords } from '../../ui/page.tsx'

type Notice = FreePeriod['notices']['extend']

const months =
  'January February March April May June July August September October November December'.split(' ')

/** A day as the two languages of a notice write it, whatever the language of the page. */
const dayInWords = (day: string): { zh: string; en: string } => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return {
    zh: `${year} 年 ${month} 月 ${date} 日`,
    en: `${date} ${months[month - 1]} ${year}`,
  }
}

/** The proposed notice with the new last day in it. */
export const filled = ({ title, body }: Notice, until: string): Notice => {
  const day = dayInWords(until)
  const fill = (text: Notice['body']) => ({
    zh: text.zh.replaceAll('{until}', day.zh),
    en: text.en.replaceAll('{until}', day.en),
  })
  return { title, body: fill(body) }
}

/** Title and text of a notice in both languages; what is proposed can be changed. */
export function NoticeFields({ notice, prefix }: { notice: Notice; prefix: string }) {
  const words = useWords().prices.free
  return (
    <>
      <TextField
        name={`${prefix}title.zh`}
        label={words.noticeTitleZh}
        defaultValue={notice.title.zh}
        lang="zh-CN"
        wide
        required
      />
      <TextField
        name={`${prefix}title.en`}
        label={words.noticeTitleEn}
        defaultValue={notice.title.en}
        lang="en"
        wide
      />
      <TextArea
        key={notice.body.zh}
        name={`${prefix}body.zh`}
        label={words.noticeZh}
        defaultValue={notice.body.zh}
        lang="zh-CN"
        rows={9}
        wide
        required
      />
      <TextArea
        key={notice.body.en}
        name={`${prefix}body.en`}
        label={words.noticeEn}
        defaultValue={notice.body.en}
        lang="en"
        rows={9}
        wide
      />
    </>
  )
}

/** What was typed, as the server takes it. */
export const noticeOf = (fields: Record<string, string>, prefix: string): Notice => ({
  title: { zh: fields[`${prefix}title.zh`] ?? '', en: fields[`${prefix}title.en`] ?? '' },
  body: { zh: fields[`${prefix}body.zh`] ?? '', en: fields[`${prefix}body.en`] ?? '' },
})
