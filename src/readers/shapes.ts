import { z } from 'zod'
import { Day, Instant } from '../shared/shapes.ts'

export const readerTypes = [
  'faculty',
  'doctoral',
  'master',
  'undergraduate',
  'researcher',
  'otherStaff',
] as const
export const documentTypes = ['campusCard', 'libraryCard', 'staffCard', 'studentCard'] as const
export const paymentMethods = ['cash', 'bankCard', 'none'] as const
export const educations = ['juniorCollege', 'bachelor', 'master', 'doctor', 'other'] as const
export const jobTitles = [
  'professor',
  'associateProfessor',
  'lecturer',
  'assistant',
  'researcher',
  'engineer',
  'librarian',
  'other',
] as const
export const sexes = ['female', 'male', 'undisclosed'] as const

// A form takes any text; registration.ts says everything that is wrong with it at once, in the form's own
// words. zod alone would stop at its own findings, and a reader would correct the form twice (scenario 4).
const text = z.string().max(2000).trim().default('')
const choice = (values: readonly string[]) => text.meta({ enum: ['', ...values] })

/** Fields a reader may write about herself (domain.md §2.2). */
const personFields = {
  name: text,
  phone: text,
  email: text,
  sex: choice(sexes),
  department: text,
  jobTitle: choice(jobTitles),
  education: choice(educations),
  bornOn: text.meta({ description: 'a day, or empty' }),
  postcode: text,
  address: text.meta({ description: 'at most 200 wide: a Chinese character counts 2' }),
  remark: text.meta({ description: 'at most 100 wide: a Chinese character counts 2' }),
}

export const Registration = z
  .object({
    ...personFields,
    libraryCode: text.meta({ description: '所属成员馆' }),
    copyrightVersion: z.number().int().nullable().default(null),
    login: text.meta({ description: 'a-z A-Z 0-9' }),
    documentType: choice(documentTypes),
    documentNumber: text.meta({ description: 'at most 14 characters' }),
    readerType: choice(readerTypes),
    password: z.string().max(2000).default(''),
    passwordAgain: z.string().max(2000).default(''),
    paymentMethod: z.string().max(40).default('cash').meta({ enum: paymentMethods }),
  })
  .meta({ id: 'Registration' })
export type Registration = z.infer<typeof Registration>

export const ProfileChange = z.object(personFields).meta({ id: 'ProfileChange' })
export type ProfileChange = z.infer<typeof ProfileChange>

export const Profile = z
  .object({
    login: z.string(),
    libraryCode: z.string(),
    readerType: z.enum(readerTypes),
    status: z.enum(['awaitingReview', 'active', 'refused', 'suspended']),
    barcode: z.string(),
    documentType: z.enum(documentTypes),
    documentNumber: z.string(),
    paymentMethod: z.enum(paymentMethods),
    name: z.string(),
    phone: z.string(),
    email: z.string(),
    sex: z.enum(['', ...sexes]),
    department: z.string(),
    jobTitle: z.enum(['', ...jobTitles]),
    education: z.enum(['', ...educations]),
    bornOn: z.string(),
    postcode: z.string(),
    address: z.string(),
    remark: z.string(),
  })
  .meta({ id: 'Profile' })
export type Profile = z.infer<typeof Profile>

/** A registration as taken in: it waits for the home library. */
export const Registered = z
  .object({ readerId: z.number().int(), status: z.literal('awaitingReview'), barcode: z.string() })
  .meta({ id: 'Registered' })
export type Registered = z.infer<typeof Registered>

/** A refused registration, to be corrected and sent again under the same login. */
export const RefusedRegistration = z
  .object({ reason: z.string(), profile: Profile })
  .meta({ id: 'RefusedRegistration' })
export type RefusedRegistration = z.infer<typeof RefusedRegistration>

/** A registration that waits for the home library (待审注册): name and card number are the evidence (S1). */
export const RegistrationToReview = z
  .object({
    readerId: z.number().int(),
    submittedAt: Instant,
    profile: Profile,
    copyrightVersion: z.number().int(),
    acceptedAt: Instant,
  })
  .meta({ id: 'RegistrationToReview' })
export type RegistrationToReview = z.infer<typeof RegistrationToReview>

export const ReviewDecision = z
  .object({
    decision: z.enum(['approve', 'refuse']),
    reason: z.string().trim().max(200).default(''),
    barcode: z.string().trim().max(20).optional(),
  })
  .meta({ id: 'ReviewDecision' })
export type ReviewDecision = z.infer<typeof ReviewDecision>

export const Reviewed = z
  .object({
    readerId: z.number().int(),
    status: z.enum(['active', 'refused']),
    barcode: z.string(),
  })
  .meta({ id: 'Reviewed' })
export type Reviewed = z.infer<typeof Reviewed>

export const CopyrightNotice = z
  .object({
    version: z.number().int(),
    validFrom: Day,
    text: z.object({ zh: z.string(), en: z.string() }),
  })
  .meta({ id: 'CopyrightNotice' })
export type CopyrightNotice = z.infer<typeof CopyrightNotice>
