import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { Mistake } from './shared/mistake.ts'

/** 32 characters hold 192 bits of base64url; shorter ones are somebody's word (promise S17). */
const lengthMin = 32
/** A secret made of fewer different characters was typed, not drawn. */
const differentMin = 12

/**
 * The secret of this installation. Made on first use, readable by its owner only; a short or typed one
 * is refused with a sentence (promise S17).
 */
export function readSecret(file: string, randomBytes: (count: number) => Buffer): Buffer {
  const secret = readText(file)?.trim() ?? makeSecret(file, randomBytes)
  const weak = secret.length < lengthMin || new Set(secret).size < differentMin
  if (weak || /change.?me|default|example/i.test(secret)) {
    throw new Mistake(
      `${file} 里的密钥太短或是默认值，请删除该文件让系统重新生成（旧密码将失效） · ` +
        `the secret in ${file} is short or a default; delete the file and a new one is made (old passwords end)`,
    )
  }
  return Buffer.from(secret)
}

function readText(file: string): string | null {
  try {
    const text = readFileSync(file, 'utf8')
    if (process.platform !== 'win32') chmodSync(file, 0o600)
    return text
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw new Mistake(`读不了密钥文件 ${file} · the secret file ${file} cannot be read`)
  }
}

function makeSecret(file: string, randomBytes: (count: number) => Buffer): string {
  const secret = randomBytes(48).toString('base64url')
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: 'wx' })
  } catch {
    throw new Mistake(`写不了密钥文件 ${file} · the secret file ${file} cannot be written`)
  }
  return secret
}
