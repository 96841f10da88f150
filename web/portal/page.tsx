import type { Views } from '../../src/pages/views.ts'
import { pages as en } from '../../texts/en/pages.ts'
import {
  type PageSection,
  type StandingName,
  type StandingPage,
  pages as zh,
} from '../../texts/zh/pages.ts'
import { paths } from '../paths.ts'
import { ReaderShell } from '../shell/reader-shell.tsx'
import { useFrame, useWords } from '../ui/page.tsx'
import type { View } from '../views.ts'
import './page.css'

/** The standing pages that stand; anything else is a 404 before it comes here. */
const names: readonly string[] = Object.keys(zh)

const pageIn = (language: 'zh' | 'en', name: string): StandingPage => {
  const known = (names.includes(name) ? name : 'about') as StandingName
  return language === 'zh' ? zh[known] : en[known]
}

/** The ones a reader looks for beside the one she reads. */
const beside: readonly StandingName[] = [
  'rules',
  'guide',
  'faq',
  'help',
  'about',
  'service',
  'privacy',
  'copyright',
  'contact',
]

function Standing({ data: { name } }: { data: Views['portal/page'] }) {
  const { language } = useFrame()
  const { fees, portal } = useWords()
  const words = portal.page
  const page = pageIn(language, name)
  return (
    <ReaderShell menu="portal" at={paths.standing(name)}>
      <div className="standing">
        <article>
          <h1>{page.title}</h1>
          <p className="lead">{page.lead}</p>
          {page.sections.map((section) => (
            <Section key={section.heading} {...section} />
          ))}
          <p className="cap end">{words.updated}</p>
        </article>
        <aside>
          <h2>{words.others}</h2>
          <nav aria-label={words.others}>
            <a href={paths.fees}>{fees.title}</a>
            {beside.map((other) => (
              <a
                key={other}
                href={paths.standing(other)}
                aria-current={other === name ? 'page' : undefined}
              >
                {pageIn(language, other).title}
              </a>
            ))}
          </nav>
        </aside>
      </div>
    </ReaderShell>
  )
}

const Section = ({ id, heading, text = [], points = [] }: PageSection) => (
  <section id={id}>
    <h2>{heading}</h2>
    {text.map((paragraph) => (
      <p key={paragraph}>{paragraph}</p>
    ))}
    {points.length > 0 && (
      <ul className="points">
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    )}
  </section>
)

const view: View<'portal/page'> = {
  title: (words, { name }, { language }) =>
    `${pageIn(language, name).title} · ${words.common.brand}`,
  Page: Standing,
}

export default view
