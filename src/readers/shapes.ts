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

/** Fields a reader may write about herself (domain.md §2.2). Widths are checked in registration.ts. */
const personFields = {
  name: z.string().trim().min(1).max(60),
  phone: z.string().trim().min(1).max(30),
  email: z.email().max(120),
  sex: z.enum(['', ...sexes]).default(''),
  department: z.string().trim().max(80).default(''),
  jobTitle: z.enum(['', ...jobTitles]).default(''),
  education: z.enum(['', ...educations]).default(''),
  bornOn: z.union([z.literal(''), z.iso.date()]).default(''),
  postcode: z.string().trim().max(10).default(''),
  address: z.string().trim().max(200).default(''),
  remark: z.string().trim().max(100).default(''),
}

export const Registration = z
  .object({
    ...personFields,
    libraryCode: z.string().max(20),
    copyrightVersion: z.number().int(),
    login: z
      .string()
      .regex(/^[A-Za-z0-9]+$/)
      .min(1)
      .max(32),
    documentType: z.enum(documentTypes),
    documentNumber: z.string().trim().min(1).max(14),
    readerType: z.enum(readerTypes),
    password: z.string().max(200),
    passwordAgain: z.string().max(200),
    paymentMethod: z.enum(paymentMethods).default('cash'),
  })
  .meta({ id: 'Registration' })
export type Registration = z.infer<typeof Registration>

export const ProfileChange = z.object(personFields).meta({ id: 'ProfileChange' })
export type ProfileChange = z.infer<typeof ProfileChange>

export const Profile = z
  .object({
    login: z.string(),
    readerType: z.enum(readerTypes),
    status: z.enum(['awaitingReview', 'active', 'refused', 'suspended']),
    barcode: z.string(),
    documentType: z.enum(documentTypes),
    documentNumber: z.string(),
    paymentMethod: z.enum(paymentMethods),
    name: z.string(),
    phone: z.string(),
    email: z.string(),
    sex: z.string(),
    department: z.string(),
    jobTitle: z.string(),
    education: z.string(),
    bornOn: z.string(),
    postcode: z.string(),
    address: z.string(),
    remark: z.string(),
  })
  .meta({ id: 'Profile' })
export type Profile = z.infer<typeof Profile>

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

export const CopyrightNotice = z
  .object({
    version: z.number().int(),
    validFrom: Day,
    text: z.object({ zh: z.string(), en: z.string() }),
  })
  .meta({ id: 'CopyrightNotice' })
export type CopyrightNotice = z.infer<typeof CopyrightNotice>
