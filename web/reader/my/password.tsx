import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/forms/fields.tsx'
import { Form } from '../../ui/forms/form.tsx'
import { useWords } from '../../ui/page.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useSend } from '../../ui/use-send.ts'

/** 密码设置: asks the old one (S2). */
export function Password() {
  const words = useWords().my.profile
  const { send, sending, problem } = useSend<unknown>()
  const [changed, setChanged] = useState(0)
  const change = async ({ oldPassword, password, passwordAgain }: Record<string, string>) => {
    const sent = await send('/api/password', { oldPassword, password, passwordAgain })
    if (sent.ok) setChanged(changed + 1)
  }
  return (
    <div className="narrow">
      <Form key={changed} problem={problem} onSend={change} label={words.password}>
        <Problem problem={problem} saved="" />
        <TextField
          required
          label={words.old}
          name="oldPassword"
          type="password"
          autoComplete="current-password"
        />
        <TextField
          required
          label={words.new}
          name="password"
          type="password"
          autoComplete="new-password"
        />
        <TextField
          required
          label={words.again}
          name="passwordAgain"
          type="password"
          autoComplete="new-password"
        />
        <div className="acts">
          <Button look="primary" type="submit" busy={sending}>
            {words.change}
          </Button>
          <span role="status">{changed > 0 && !problem && words.changed}</span>
        </div>
      </Form>
    </div>
  )
}
