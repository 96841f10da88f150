import type { Views } from '../../../src/pages/views.ts'
import { paths } from '../../paths.ts'
import { ReaderShell } from '../../shell/reader-shell.tsx'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/forms/fields.tsx'
import { Empty } from '../../ui/lists.tsx'
import { useFrame, useSay, useWords } from '../../ui/page.tsx'
import type { View } from '../../views.ts'
import './fees.css'
import { ServiceTable } from './service-table.tsx'

type FeesData = Views['portal/fees']

/** 费用及优惠补贴: 服务内容 · 补贴前费用 · 优惠补贴, made from the rules in force (issue 4, line 2). */
function Fees({ data }: { data: FeesData }) {
  const words = useWords().fees
  const { me } = useFrame()
  return (
    <ReaderShell menu="portal" at={paths.fees}>
      <article className="fees">
        <h1>{words.title}</h1>
        <p className="lead">{words.lead}</p>
        <ChooseLibrary data={data} />
        <p className="cap">
          {words.on({ day: data.on })}
          {me.home && me.home.code === data.library && `　${words.own}`}
        </p>
        {data.services.length === 0 && <Empty title={words.noPrices}>{words.noPricesText}</Empty>}
        {data.services.length > 1 && <Contents services={data.services} />}
        {data.services.map((service) => (
          <ServiceTable key={service.service} prices={service} directory={data.directory} />
        ))}
      </article>
    </ReaderShell>
  )
}

/** The services below, each a leap away: on a phone the list is many screens long. */
function Contents({ services }: Pick<FeesData, 'services'>) {
  const words = useWords().fees
  return (
    <nav className="contents noprint" aria-label={words.contents}>
      <ul>
        {services.map(({ service }) => (
          <li key={service}>
            <a href={`#${service}`}>{words.services[service]}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** For whose readers; the address keeps it. */
function ChooseLibrary({ data: { directory, library } }: { data: FeesData }) {
  const words = useWords().fees
  const say = useSay()
  const members = directory.categories
    .flatMap(({ libraries }) => libraries)
    .map(({ code, name }) => [code, say(name)] as const)
  return (
    <form className="choose noprint" action={paths.fees}>
      <Select
        label={words.library}
        name="library"
        defaultValue={library}
        options={[['', words.everyone], ...members]}
      />
      <Button type="submit">{words.show}</Button>
    </form>
  )
}

const view: View<'portal/fees'> = {
  title: (words) => `${words.fees.title} · ${words.common.brand}`,
  Page: Fees,
}
export default view
