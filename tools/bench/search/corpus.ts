import { type Bibliographic, describe } from '../../../src/catalogue/bibliographic.ts'
