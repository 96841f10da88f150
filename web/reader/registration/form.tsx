import type { Views } from '../../../src/pages/views.ts'
import { paths } from '../../paths.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { useWords } from '../../ui/page.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useSend } from '../../ui/use-send.ts'
import { Account, Reach, Who } from './fields.tsx'
import { More } from './more.tsx'

interface FormProps {
  data: Views['reader/register']
  libraryCode: string
  onDone: (email: string) => void
}

/** Step 3: every field of domain.md §2.2. The server judges; what was typed stays in any case. */
export function RegistrationForm({ data, libraryCode, onDone }: FormProps) {
  const words = useWords().reader.register
  const { send, sending, problem } = useSend<unknown>()
  const submit = async (fields: Record<string, string>) => {
    const registration = { ...fields, libraryCode, copyrightVersion: data.copyright.version }
    if ((await send('/api/registrations', registration)).ok) onDone(fields.email ?? '')
  }
  return (
    <Form problem={problem} onSend={submit} label={words.form}>
      <Problem problem={problem} />
      <Who data={data} />
      <Account data={data} />
      <Reach data={data} />
      <More data={data} />
      <div className="end">
        <div className="acts">
          <Button type="submit" look="primary" busy={sending}>
            {words.submit}
          </Button>
          <LinkButton href={`${paths.register}?library=${libraryCode}`}>{words.back}</LinkButton>
        </div>
        <p className="cap">{words.next}</p>
      </div>
    </Form>
  )
}
