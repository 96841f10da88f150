import type { CopyrightNotice } from '../../../src/readers/shapes.ts'
import { paths } from '../../paths.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { useSay, useWords } from '../../ui/page.tsx'
import { Day } from '../../ui/values/when.tsx'

/** Step 2: the copyright notice in force, accepted by version, or no account (S2; rule R02). */
export function AcceptCopyright({ copyright, library }: AcceptProps) {
  const words = useWords().reader.register
  const say = useSay()
  return (
    <>
      <h2>{words.copyright}</h2>
      <p>
        {words.copyrightVersion({ version: copyright.version })} · {words.copyrightSince}{' '}
        <Day on={copyright.validFrom} />
      </p>
      <div className="notice">
        {say(copyright.text)
          .split(/\n+/)
          .filter(Boolean)
          .map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
      </div>
      <form action={paths.register}>
        <input type="hidden" name="library" value={library} />
        <input type="hidden" name="accepted" value={copyright.version} />
        <div className="acts">
          <Button type="submit" look="primary">
            {words.agree}
          </Button>
          <LinkButton href={paths.home}>{words.disagree}</LinkButton>
        </div>
        <p className="cap">{words.mustAgree}</p>
      </form>
    </>
  )
}

interface AcceptProps {
  copyright: CopyrightNotice
  library: string
}
