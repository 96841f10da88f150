import { z } from 'zod'
import { Bilingual, Language } from '../shared/shapes.ts'

/** Who is signed in, as every page shows it. `home` is the reader's or the librarian's own library. */
export const Me = z
  .object({
    kind: z.enum(['visitor', 'reader', 'staff', 'centre']),
    login: z.string(),
    name: z.string(),
    operatorCode: z.string(),
    language: Language,
    unreadNotices: z.number().int(),
    home: z
      .object({
        code: z.string(),
        name: Bilingual,
        short: Bilingual,
        phone: z.string(),
        email: z.string(),
        pickupPlace: Bilingual,
        pickupHours: Bilingual,
      })
      .nullable(),
  })
  .meta({ id: 'Me' })
export type Me = z.infer<typeof Me>

export const SignInForm = z
  .object({ login: z.string().min(1).max(64), password: z.string().min(1).max(200) })
  .meta({ id: 'SignInForm' })

/** One-click sign-in of a demonstration: one door per role. */
export const DemonstrationDoor = z
  .object({
    login: z.string(),
    role: z.enum(['reader', 'requestingStaff', 'supplyingStaff', 'centre']),
    library: Bilingual,
  })
  .meta({ id: 'DemonstrationDoor' })
export type DemonstrationDoor = z.infer<typeof DemonstrationDoor>

/** 密码设置: the old password is asked (scenario 10). Lengths are checked in password-rules.ts. */
export const PasswordChange = z
  .object({
    oldPassword: z.string().max(200),
    password: z.string().max(200),
    passwordAgain: z.string().max(200),
  })
  .meta({ id: 'PasswordChange' })
