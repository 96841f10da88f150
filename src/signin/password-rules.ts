import type { Refusal } from '../shared/result.ts'
import { signInSettings } from './settings.ts'

/**
 * What is wrong with a new password typed twice: too short, too long (S2: ≤ 20 characters), not the same
 * (scenario 4). All of it at once, each at its field.
 */
export function objectionsToPassword({
  password,
  passwordAgain,
}: {
  password: string
  passwordAgain: string
}): Refusal[] {
  const objections: Refusal[] = []
  const objection = objectionToLength(password)
  if (objection) objections.push({ ...objection, field: 'password' })
  if (passwordAgain !== password) {
    const code = passwordAgain === '' ? 'required' : 'passwordsDiffer'
    objections.push({ code, field: 'passwordAgain' })
  }
  return objections
}

function objectionToLength(password: string): Refusal | null {
  const { passwordMinCharacters, passwordMaxCharacters } = signInSettings
  const length = [...password].length
  if (length === 0) return { code: 'required' }
  if (length < passwordMinCharacters)
    return { code: 'passwordTooShort', values: { limit: passwordMinCharacters } }
  if (length > passwordMaxCharacters) {
    const values = { limit: passwordMaxCharacters, length, unit: 'characters' }
    return { code: 'tooLong', values }
  }
  return null
}
