-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "access";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "audit";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "smart";

-- AlterTable
ALTER TABLE "administration"."Organization" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "administration"."Location" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "administration"."Practitioner" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "administration"."PractitionerRole" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "administration"."HealthcareService" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "administration"."Schedule" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "administration"."Slot" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "administration"."Device" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "administration"."Medication" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "administration"."Substance" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "administration"."Coverage" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "administration"."Account" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "administration"."ChargeItem" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "administration"."Claim" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "administration"."ClaimResponse" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "administration"."ExplanationOfBenefit" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "administration"."Invoice" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "administration"."Questionnaire" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "administration"."Group" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "administration"."List" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "administration"."ValueSet" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "administration"."CodeSystem" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "administration"."AuditEvent" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "administration"."Provenance" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "administration"."SupplyDelivery" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "encounters"."Encounter" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "encounters"."EpisodeOfCare" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "encounters"."Appointment" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "encounters"."AppointmentResponse" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "encounters"."Procedure" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "encounters"."CarePlan" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "encounters"."CareTeam" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "encounters"."Goal" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "encounters"."Task" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "encounters"."ServiceRequest" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "encounters"."DeviceRequest" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "encounters"."MedicationRequest" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "encounters"."MedicationAdministration" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "encounters"."MedicationDispense" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "encounters"."MedicationStatement" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "encounters"."Communication" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "observations"."Observation" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "observations"."DiagnosticReport" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "observations"."Specimen" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "observations"."ImagingStudy" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "observations"."DocumentReference" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "observations"."Binary" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "observations"."Media" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "observations"."QuestionnaireResponse" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "observations"."Composition" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "observations"."ObservationCode" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "patients"."Patient" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "patients"."RelatedPerson" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "patients"."Consent" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "patients"."AllergyIntolerance" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "patients"."Condition" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "patients"."FamilyMemberHistory" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "patients"."Immunization" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "patients"."Flag" ADD COLUMN     "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "access"."care_relation" (
    "patient" TEXT COLLATE "C" NOT NULL,
    "actor" TEXT COLLATE "C" NOT NULL,
    "basis" TEXT COLLATE "C" NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "start" TIMESTAMPTZ(6) NOT NULL,
    "until" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "care_relation_pkey" PRIMARY KEY ("source","actor","basis","patient","start","until")
);

-- CreateTable
CREATE TABLE "access"."membership" (
    "member" TEXT COLLATE "C" NOT NULL,
    "actor" TEXT COLLATE "C" NOT NULL,
    "roles" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "source" TEXT COLLATE "C" NOT NULL,
    "start" TIMESTAMPTZ(6) NOT NULL,
    "until" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("source","actor")
);

-- CreateTable
CREATE TABLE "access"."relative" (
    "person" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C" NOT NULL,
    "relationships" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "until_of_age" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "start" TIMESTAMPTZ(6) NOT NULL,
    "until" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "relative_pkey" PRIMARY KEY ("source")
);

-- CreateTable
CREATE TABLE "access"."restriction" (
    "patient" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "actor" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "types" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "labels" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "source" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "start" TIMESTAMPTZ(6) NOT NULL,
    "until" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "restriction_pkey" PRIMARY KEY ("source","position")
);

-- CreateTable
CREATE TABLE "access"."opening" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "practitioner" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C" NOT NULL,
    "basis" TEXT COLLATE "C" NOT NULL,
    "reason" TEXT COLLATE "C" NOT NULL,
    "explanation" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "purpose" TEXT COLLATE "C" NOT NULL,
    "client" TEXT COLLATE "C" NOT NULL,
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "until" TIMESTAMPTZ(6) NOT NULL,
    "ended" TIMESTAMPTZ(6),
    "reviewed" TIMESTAMPTZ(6),
    "reviewer" TEXT COLLATE "C",
    "outcome" TEXT COLLATE "C",
    "review" TEXT COLLATE "C",

    CONSTRAINT "opening_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access"."question" (
    "sequence" BIGSERIAL NOT NULL,
    "subject" TEXT COLLATE "C" NOT NULL,
    "question" TEXT COLLATE "C" NOT NULL,
    "size" INTEGER NOT NULL,
    "members" BYTEA NOT NULL,
    "answer" JSONB NOT NULL,
    "time" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "question_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "audit"."chain" (
    "id" UUID NOT NULL,
    "process" UUID NOT NULL,
    "class" TEXT COLLATE "C" NOT NULL,
    "started" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "chain_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit"."entry" (
    "chain" UUID NOT NULL,
    "position" BIGINT NOT NULL,
    "time" TIMESTAMPTZ(6) NOT NULL,
    "request" TEXT COLLATE "C" NOT NULL,
    "face" TEXT COLLATE "C" NOT NULL,
    "interaction" TEXT COLLATE "C" NOT NULL,
    "outcome" TEXT COLLATE "C" NOT NULL,
    "issuer" TEXT COLLATE "C" NOT NULL,
    "subject" TEXT COLLATE "C" NOT NULL,
    "user" TEXT COLLATE "C",
    "roles" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "units" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "client" TEXT COLLATE "C" NOT NULL,
    "address" TEXT COLLATE "C" NOT NULL,
    "token" TEXT COLLATE "C" NOT NULL,
    "purpose" TEXT COLLATE "C",
    "openings" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "operation" BYTEA,
    "name" TEXT COLLATE "C",
    "patients" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "everyone" BOOLEAN NOT NULL DEFAULT false,
    "asked" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "shown" BIGINT[] DEFAULT ARRAY[]::BIGINT[],
    "written" BIGINT[] DEFAULT ARRAY[]::BIGINT[],
    "counted" INTEGER NOT NULL DEFAULT 0,
    "detail" TEXT COLLATE "C",
    "previous" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "entry_pkey" PRIMARY KEY ("chain","position")
);

-- CreateTable
CREATE TABLE "audit"."operation" (
    "hash" BYTEA NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "operation_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "audit"."checkpoint" (
    "process" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "time" TIMESTAMPTZ(6) NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,
    "key" BYTEA NOT NULL,
    "signature" BYTEA NOT NULL,

    CONSTRAINT "checkpoint_pkey" PRIMARY KEY ("process","number")
);

-- CreateTable
CREATE TABLE "audit"."purge" (
    "chain" UUID NOT NULL,
    "position" BIGINT NOT NULL,
    "time" TIMESTAMPTZ(6) NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,
    "key" BYTEA NOT NULL,
    "signature" BYTEA NOT NULL,

    CONSTRAINT "purge_pkey" PRIMARY KEY ("chain","position")
);

-- CreateTable
CREATE TABLE "smart"."account" (
    "id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "display" TEXT COLLATE "C" NOT NULL,
    "fhirUser" TEXT COLLATE "C" NOT NULL,
    "roles" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "rights" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "password" TEXT COLLATE "C" NOT NULL,
    "secret" TEXT COLLATE "C",
    "step" BIGINT NOT NULL DEFAULT 0,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "created" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "smart"."attempt" (
    "key" TEXT COLLATE "C" NOT NULL,
    "failures" INTEGER NOT NULL,
    "until" TIMESTAMPTZ(6) NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "attempt_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "smart"."launch" (
    "hash" TEXT COLLATE "C" NOT NULL,
    "client" TEXT COLLATE "C" NOT NULL,
    "account" TEXT COLLATE "C" NOT NULL,
    "context" JSONB NOT NULL,
    "expires" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "launch_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "smart"."entry" (
    "model" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "grant" TEXT COLLATE "C",
    "account" TEXT COLLATE "C",
    "uid" TEXT COLLATE "C",
    "payload" JSONB NOT NULL,
    "consumed" TIMESTAMPTZ(6),
    "expires" TIMESTAMPTZ(6),

    CONSTRAINT "entry_pkey" PRIMARY KEY ("model","key")
);

-- CreateTable
CREATE TABLE "smart"."key" (
    "kid" TEXT COLLATE "C" NOT NULL,
    "alg" TEXT COLLATE "C" NOT NULL,
    "jwk" JSONB NOT NULL,
    "created" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "key_pkey" PRIMARY KEY ("kid")
);

-- CreateTable
CREATE TABLE "smart"."revocation" (
    "token" TEXT COLLATE "C" NOT NULL,
    "expires" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "revocation_pkey" PRIMARY KEY ("token")
);

-- CreateIndex
CREATE INDEX "care_relation_actor_patient_idx" ON "access"."care_relation"("actor", "patient");

-- CreateIndex
CREATE INDEX "care_relation_patient_actor_idx" ON "access"."care_relation"("patient", "actor");

-- CreateIndex
CREATE INDEX "membership_member_idx" ON "access"."membership"("member");

-- CreateIndex
CREATE INDEX "relative_person_idx" ON "access"."relative"("person");

-- CreateIndex
CREATE INDEX "relative_patient_idx" ON "access"."relative"("patient");

-- CreateIndex
CREATE INDEX "restriction_patient_idx" ON "access"."restriction"("patient");

-- CreateIndex
CREATE INDEX "restriction_actor_idx" ON "access"."restriction"("actor");

-- CreateIndex
CREATE INDEX "opening_practitioner_patient_idx" ON "access"."opening"("practitioner", "patient");

-- CreateIndex
CREATE INDEX "opening_patient_start_idx" ON "access"."opening"("patient", "start");

-- CreateIndex
CREATE INDEX "opening_reviewed_start_idx" ON "access"."opening"("reviewed", "start");

-- CreateIndex
CREATE INDEX "question_subject_size_idx" ON "access"."question"("subject", "size");

-- CreateIndex
CREATE INDEX "chain_process_idx" ON "audit"."chain"("process");

-- CreateIndex
CREATE INDEX "entry_time_chain_position_idx" ON "audit"."entry"("time" DESC, "chain", "position");

-- CreateIndex
CREATE INDEX "entry_patients_asked_idx" ON "audit"."entry" USING GIN ("patients", "asked");

-- CreateIndex
CREATE UNIQUE INDEX "account_name_key" ON "smart"."account"("name");

-- CreateIndex
CREATE INDEX "attempt_updated_idx" ON "smart"."attempt"("updated");

-- CreateIndex
CREATE INDEX "launch_expires_idx" ON "smart"."launch"("expires");

-- CreateIndex
CREATE INDEX "entry_grant_idx" ON "smart"."entry"("grant");

-- CreateIndex
CREATE INDEX "entry_account_idx" ON "smart"."entry"("account");

-- CreateIndex
CREATE INDEX "entry_uid_idx" ON "smart"."entry"("uid");

-- CreateIndex
CREATE INDEX "entry_expires_idx" ON "smart"."entry"("expires");

-- CreateIndex
CREATE INDEX "revocation_expires_idx" ON "smart"."revocation"("expires");

-- Indexes that Prisma has no words for
DROP INDEX IF EXISTS "patients"."Patient_patient_start_id_idx";
DROP INDEX IF EXISTS "patients"."RelatedPerson_patient_start_id_idx";
DROP INDEX IF EXISTS "patients"."Consent_patient_start_id_idx";
DROP INDEX IF EXISTS "patients"."AllergyIntolerance_patient_start_id_idx";
DROP INDEX IF EXISTS "patients"."Condition_patient_start_id_idx";
DROP INDEX IF EXISTS "patients"."Condition_encounter_start_id_idx";
DROP INDEX IF EXISTS "patients"."FamilyMemberHistory_patient_start_id_idx";
DROP INDEX IF EXISTS "patients"."Immunization_patient_start_id_idx";
DROP INDEX IF EXISTS "patients"."Flag_patient_start_id_idx";
DROP INDEX IF EXISTS "patients"."Flag_encounter_start_id_idx";
DROP INDEX IF EXISTS "encounters"."Encounter_patient_start_id_idx";
DROP INDEX IF EXISTS "encounters"."EpisodeOfCare_patient_start_id_idx";
DROP INDEX IF EXISTS "encounters"."AppointmentResponse_patient_start_id_idx";
DROP INDEX IF EXISTS "encounters"."Procedure_patient_start_id_idx";
DROP INDEX IF EXISTS "encounters"."Procedure_encounter_start_id_idx";
DROP INDEX IF EXISTS "encounters"."CarePlan_patient_start_id_idx";
DROP INDEX IF EXISTS "encounters"."CarePlan_encounter_start_id_idx";
DROP INDEX IF EXISTS "encounters"."CareTeam_patient_start_id_idx";
DROP INDEX IF EXISTS "encounters"."CareTeam_encounter_start_id_idx";
DROP INDEX IF EXISTS "encounters"."Goal_patient_start_id_idx";
DROP INDEX IF EXISTS "encounters"."Task_patient_start_id_idx";
DROP INDEX IF EXISTS "encounters"."Task_encounter_start_id_idx";
DROP INDEX IF EXISTS "encounters"."ServiceRequest_patient_start_id_idx";
DROP INDEX IF EXISTS "encounters"."ServiceRequest_encounter_start_id_idx";
DROP INDEX IF EXISTS "encounters"."DeviceRequest_patient_start_id_idx";
DROP INDEX IF EXISTS "encounters"."DeviceRequest_encounter_start_id_idx";
DROP INDEX IF EXISTS "encounters"."MedicationRequest_patient_start_id_idx";
DROP INDEX IF EXISTS "encounters"."MedicationRequest_encounter_start_id_idx";
DROP INDEX IF EXISTS "encounters"."MedicationAdministration_patient_start_id_idx";
DROP INDEX IF EXISTS "encounters"."MedicationDispense_patient_start_id_idx";
DROP INDEX IF EXISTS "encounters"."MedicationStatement_patient_start_id_idx";
DROP INDEX IF EXISTS "encounters"."Communication_patient_start_id_idx";
DROP INDEX IF EXISTS "encounters"."Communication_encounter_start_id_idx";
DROP INDEX IF EXISTS "observations"."Observation_patient_start_id_idx";
DROP INDEX IF EXISTS "observations"."Observation_encounter_start_id_idx";
DROP INDEX IF EXISTS "observations"."DiagnosticReport_patient_start_id_idx";
DROP INDEX IF EXISTS "observations"."DiagnosticReport_encounter_start_id_idx";
DROP INDEX IF EXISTS "observations"."Specimen_patient_start_id_idx";
DROP INDEX IF EXISTS "observations"."ImagingStudy_patient_start_id_idx";
DROP INDEX IF EXISTS "observations"."ImagingStudy_encounter_start_id_idx";
DROP INDEX IF EXISTS "observations"."DocumentReference_patient_start_id_idx";
DROP INDEX IF EXISTS "observations"."DocumentReference_encounter_start_id_idx";
DROP INDEX IF EXISTS "observations"."Media_patient_start_id_idx";
DROP INDEX IF EXISTS "observations"."Media_encounter_start_id_idx";
DROP INDEX IF EXISTS "observations"."QuestionnaireResponse_patient_start_id_idx";
DROP INDEX IF EXISTS "observations"."QuestionnaireResponse_encounter_start_id_idx";
DROP INDEX IF EXISTS "observations"."Composition_patient_start_id_idx";
DROP INDEX IF EXISTS "observations"."Composition_encounter_start_id_idx";
DROP INDEX IF EXISTS "observations"."ObservationCode_system_code_start_id_idx";
DROP INDEX IF EXISTS "observations"."ObservationCode_patient_system_code_start_id_idx";
DROP INDEX IF EXISTS "administration"."Device_patient_start_id_idx";
DROP INDEX IF EXISTS "administration"."Coverage_patient_start_id_idx";
DROP INDEX IF EXISTS "administration"."ChargeItem_patient_start_id_idx";
DROP INDEX IF EXISTS "administration"."Claim_patient_start_id_idx";
DROP INDEX IF EXISTS "administration"."Claim_encounter_start_id_idx";
DROP INDEX IF EXISTS "administration"."ClaimResponse_patient_start_id_idx";
DROP INDEX IF EXISTS "administration"."ExplanationOfBenefit_patient_start_id_idx";
DROP INDEX IF EXISTS "administration"."ExplanationOfBenefit_encounter_start_id_idx";
DROP INDEX IF EXISTS "administration"."Invoice_patient_start_id_idx";
DROP INDEX IF EXISTS "administration"."List_patient_start_id_idx";
DROP INDEX IF EXISTS "administration"."List_encounter_start_id_idx";
DROP INDEX IF EXISTS "administration"."SupplyDelivery_patient_start_id_idx";
CREATE INDEX "Patient_patient_start_id_idx" ON "patients"."Patient" (patient, start DESC, id) INCLUDE (sequence, compartment, status, labels);
CREATE INDEX "RelatedPerson_patient_start_id_idx" ON "patients"."RelatedPerson" (patient, start DESC, id) INCLUDE (sequence, compartment, status, labels);
CREATE INDEX "Consent_patient_start_id_idx" ON "patients"."Consent" (patient, start DESC, id) INCLUDE (sequence, compartment, status, labels);
CREATE INDEX "AllergyIntolerance_patient_start_id_idx" ON "patients"."AllergyIntolerance" (patient, start DESC, id) INCLUDE (sequence, compartment, status, labels);
CREATE INDEX "Condition_patient_start_id_idx" ON "patients"."Condition" (patient, start DESC, id) INCLUDE (sequence, compartment, status, labels);
CREATE INDEX "Condition_encounter_start_id_idx" ON "patients"."Condition" (encounter, start DESC, id) INCLUDE (sequence, compartment, status, labels) WHERE encounter IS NOT NULL;
CREATE INDEX "FamilyMemberHistory_patient_start_id_idx" ON "patients"."FamilyMemberHistory" (patient, start DESC, id) INCLUDE (sequence, compartment, status, labels);
CREATE INDEX "Immunization_patient_start_id_idx" ON "patients"."Immunization" (patient, start DESC, id) INCLUDE (sequence, compartment, status, labels);
CREATE INDEX "Flag_patient_start_id_idx" ON "patients"."Flag" (patient, start DESC, id) INCLUDE (sequence, compartment, status, labels);
CREATE INDEX "Flag_encounter_start_id_idx" ON "patients"."Flag" (encounter, start DESC, id) INCLUDE (sequence, compartment, status, labels) WHERE encounter IS NOT NULL;
CREATE INDEX "Encounter_patient_start_id_idx" ON "encounters"."Encounter" (patient, start DESC, id) INCLUDE (sequence, compartment, status, labels);
CREATE INDEX "EpisodeOfCare_patient_start_id_idx" ON "encounters"."EpisodeOfCare" (patient, start DESC, id) INCLUDE (sequence, compartment, status, labels);
CREATE INDEX "AppointmentResponse_patient_start_id_idx" ON "encounters"."AppointmentResponse" (patient, start DESC, id) INCLUDE (sequence, compartment, status, labels);
CREATE INDEX "Procedure_patient_start_id_idx" ON "encounters"."Procedure" (patient, start DESC, id) INCLUDE (sequence, compartment, status, labels);
CREATE INDEX "Procedure_encounter_start_id_idx" ON "encounters"."Procedure" (encounter, start DESC, id) INCLUDE (sequence, compartment, status, labels) WHERE encounter IS NOT NULL;
CREATE INDEX "CarePlan_patient_start_id_idx" ON "encounters"."CarePlan" (patient, start DESC, id) INCLUDE (sequence, compartment, status, labels);
CREATE INDEX "CarePlan_encounter_start_id_idx" ON "encounters"."CarePlan" (encounter, start DESC, id) INCLUDE (sequence, compartment, status, labels) WHERE encounter IS NOT NULL;
CREATE INDEX "CareTeam_patient_start_id_idx" ON "encounters"."CareTeam" (patient, start DESC, id) INCLUDE (sequence, compartment, status, labels);
CREATE INDEX "CareTeam_encounter_start_id_idx" ON "encounters"."CareTeam" (encounter, start DESC, id) INCLUDE (sequence, compartment, status, labels) WHERE encounter IS NOT NULL;
CREATE INDEX "Goal_patient_start_id_idx" ON "encounters"."Goal" (patient, start DESC, id) INCLUDE (sequence, compartment, status, labels);
CREATE INDEX "Task_patient_start_id_idx" ON "encounters"."Task" (patient, start DESC, id) INCLUDE (sequence, compartment, status, labels);
CREATE INDEX "Task_encounter_start_id_idx" ON "encounters"."Task" (encounter, start DESC, id) INCLUDE (sequence, compartment, status, labels) WHERE encounter IS NOT NULL;
CREATE INDEX "ServiceRequest_patient_start_id_idx" ON "encounters"."ServiceRequest" (patient, start DESC, id) INCLUDE (sequence, compartment, status, labels);
CREATE INDEX "ServiceRequest_encounter_start_id_idx" ON "encounters"."ServiceRequest" (encounter, start DESC, id) INCLUDE (sequence, compartment, status, labels) WHERE encounter IS NOT NULL;
CREATE INDEX "DeviceRequest_patient_start_id_idx" ON "encounters"."DeviceRequest" (patient, start DESC, id) INCLUDE (sequence, compartment, status, labels);
CREATE INDEX "DeviceRequest_encounter_start_id_idx" ON "encounters"."DeviceRequest" (encounter, start DESC, id) INCLUDE (sequence, compartment, status, labels) WHERE encounter IS NOT NULL;
CREATE INDEX "MedicationRequest_patient_start_id_idx" ON "encounters"."MedicationRequest" (patient, start DESC, id) INCLUDE (sequence, compartment, status, labels);
CREATE INDEX "MedicationRequest_encounter_start_id_idx" ON "encounters"."MedicationRequest" (encounter, start DESC, id) INCLUDE (sequence, compartment, status, labels) WHERE encounter IS NOT NULL;
CREATE INDEX "MedicationAdministration_patient_start_id_idx" ON "encounters"."MedicationAdministration" (patient, start DESC, id) INCLUDE (sequence, compartment, status, labels);
CREATE INDEX "MedicationDispense_patient_start_id_idx" ON "encounters"."MedicationDispense" (patient, start DESC, id) INCLUDE (sequence, compartment, status, labels);
CREATE INDEX "MedicationStatement_patient_start_id_idx" ON "encounters"."MedicationStatement" (patient, start DESC, id) INCLUDE (sequence, compartment, status, labels);
CREATE INDEX "Communication_patient_start_id_idx" ON "encounters"."Communication" (patient, start DESC, id) INCLUDE (sequence, compartment, status, labels);
CREATE INDEX "Communication_encounter_start_id_idx" ON "encounters"."Communication" (encounter, start DESC, id) INCLUDE (sequence, compartment, status, labels) WHERE encounter IS NOT NULL;
CREATE INDEX "Observation_patient_start_id_idx" ON "observations"."Observation" (patient, start DESC, id) INCLUDE (sequence, compartment, status, labels);
CREATE INDEX "Observation_encounter_start_id_idx" ON "observations"."Observation" (encounter, start DESC, id) INCLUDE (sequence, compartment, status, labels) WHERE encounter IS NOT NULL;
CREATE INDEX "DiagnosticReport_patient_start_id_idx" ON "observations"."DiagnosticReport" (patient, start DESC, id) INCLUDE (sequence, compartment, status, labels);
CREATE INDEX "DiagnosticReport_encounter_start_id_idx" ON "observations"."DiagnosticReport" (encounter, start DESC, id) INCLUDE (sequence, compartment, status, labels) WHERE encounter IS NOT NULL;
CREATE INDEX "Specimen_patient_start_id_idx" ON "observations"."Specimen" (patient, start DESC, id) INCLUDE (sequence, compartment, status, labels);
CREATE INDEX "ImagingStudy_patient_start_id_idx" ON "observations"."ImagingStudy" (patient, start DESC, id) INCLUDE (sequence, compartment, status, labels);
CREATE INDEX "ImagingStudy_encounter_start_id_idx" ON "observations"."ImagingStudy" (encounter, start DESC, id) INCLUDE (sequence, compartment, status, labels) WHERE encounter IS NOT NULL;
CREATE INDEX "DocumentReference_patient_start_id_idx" ON "observations"."DocumentReference" (patient, start DESC, id) INCLUDE (sequence, compartment, status, labels);
CREATE INDEX "DocumentReference_encounter_start_id_idx" ON "observations"."DocumentReference" (encounter, start DESC, id) INCLUDE (sequence, compartment, status, labels) WHERE encounter IS NOT NULL;
CREATE INDEX "Media_patient_start_id_idx" ON "observations"."Media" (patient, start DESC, id) INCLUDE (sequence, compartment, status, labels);
CREATE INDEX "Media_encounter_start_id_idx" ON "observations"."Media" (encounter, start DESC, id) INCLUDE (sequence, compartment, status, labels) WHERE encounter IS NOT NULL;
CREATE INDEX "QuestionnaireResponse_patient_start_id_idx" ON "observations"."QuestionnaireResponse" (patient, start DESC, id) INCLUDE (sequence, compartment, status, labels);
CREATE INDEX "QuestionnaireResponse_encounter_start_id_idx" ON "observations"."QuestionnaireResponse" (encounter, start DESC, id) INCLUDE (sequence, compartment, status, labels) WHERE encounter IS NOT NULL;
CREATE INDEX "Composition_patient_start_id_idx" ON "observations"."Composition" (patient, start DESC, id) INCLUDE (sequence, compartment, status, labels);
CREATE INDEX "Composition_encounter_start_id_idx" ON "observations"."Composition" (encounter, start DESC, id) INCLUDE (sequence, compartment, status, labels) WHERE encounter IS NOT NULL;
CREATE INDEX "ObservationCode_system_code_start_id_idx" ON "observations"."ObservationCode" (system, code, start DESC, id) INCLUDE (patient, component, encounter, sequence, compartment, status, labels);
CREATE INDEX "ObservationCode_patient_system_code_start_id_idx" ON "observations"."ObservationCode" (patient, system, code, start DESC, id) INCLUDE (sequence, compartment, status, labels);
CREATE INDEX "Device_patient_start_id_idx" ON "administration"."Device" (patient, start DESC, id) INCLUDE (sequence, compartment, status, labels);
CREATE INDEX "Coverage_patient_start_id_idx" ON "administration"."Coverage" (patient, start DESC, id) INCLUDE (sequence, compartment, status, labels);
CREATE INDEX "ChargeItem_patient_start_id_idx" ON "administration"."ChargeItem" (patient, start DESC, id) INCLUDE (sequence, compartment, status, labels);
CREATE INDEX "Claim_patient_start_id_idx" ON "administration"."Claim" (patient, start DESC, id) INCLUDE (sequence, compartment, status, labels);
CREATE INDEX "Claim_encounter_start_id_idx" ON "administration"."Claim" (encounter, start DESC, id) INCLUDE (sequence, compartment, status, labels) WHERE encounter IS NOT NULL;
CREATE INDEX "ClaimResponse_patient_start_id_idx" ON "administration"."ClaimResponse" (patient, start DESC, id) INCLUDE (sequence, compartment, status, labels);
CREATE INDEX "ExplanationOfBenefit_patient_start_id_idx" ON "administration"."ExplanationOfBenefit" (patient, start DESC, id) INCLUDE (sequence, compartment, status, labels);
CREATE INDEX "ExplanationOfBenefit_encounter_start_id_idx" ON "administration"."ExplanationOfBenefit" (encounter, start DESC, id) INCLUDE (sequence, compartment, status, labels) WHERE encounter IS NOT NULL;
CREATE INDEX "Invoice_patient_start_id_idx" ON "administration"."Invoice" (patient, start DESC, id) INCLUDE (sequence, compartment, status, labels);
CREATE INDEX "List_patient_start_id_idx" ON "administration"."List" (patient, start DESC, id) INCLUDE (sequence, compartment, status, labels);
CREATE INDEX "List_encounter_start_id_idx" ON "administration"."List" (encounter, start DESC, id) INCLUDE (sequence, compartment, status, labels) WHERE encounter IS NOT NULL;
CREATE INDEX "SupplyDelivery_patient_start_id_idx" ON "administration"."SupplyDelivery" (patient, start DESC, id) INCLUDE (sequence, compartment, status, labels);

-- By hand
ALTER TABLE "access"."opening"
    ADD CONSTRAINT "opening_basis_check" CHECK (basis IN ('break-glass', 'declared')),
    ADD CONSTRAINT "opening_until_check" CHECK (until > start),
    ADD CONSTRAINT "opening_review_check" CHECK (
        (reviewed IS NULL) = (outcome IS NULL) AND (reviewed IS NULL) = (reviewer IS NULL));

-- What was said and granted stays; the end and the review come once
CREATE FUNCTION "access"."refuse_rewriting"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE'
        AND (OLD.ended IS NULL OR NEW.ended = OLD.ended)
        AND (OLD.reviewed IS NULL
            OR (NEW.reviewed, NEW.reviewer, NEW.outcome, NEW.review) IS NOT DISTINCT FROM
               (OLD.reviewed, OLD.reviewer, OLD.outcome, OLD.review))
        AND (to_jsonb(NEW) - '{ended,reviewed,reviewer,outcome,review}'::text[])
          = (to_jsonb(OLD) - '{ended,reviewed,reviewer,outcome,review}'::text[])
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'an opening is not rewritten: % of access.opening is refused', TG_OP
        USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER "opening_not_rewritten" BEFORE UPDATE OR DELETE ON "access"."opening"
    FOR EACH ROW EXECUTE FUNCTION "access"."refuse_rewriting"();

CREATE TRIGGER "opening_not_emptied" BEFORE TRUNCATE ON "access"."opening"
    FOR EACH STATEMENT EXECUTE FUNCTION "access"."refuse_rewriting"();

-- Also while a session replays another server's changes
ALTER TABLE "access"."opening" ENABLE ALWAYS TRIGGER "opening_not_rewritten";
ALTER TABLE "access"."opening" ENABLE ALWAYS TRIGGER "opening_not_emptied";

ALTER TABLE "audit"."entry" ALTER COLUMN "shown" SET DEFAULT '{}', ALTER COLUMN "shown" SET NOT NULL,
    ALTER COLUMN "written" SET DEFAULT '{}', ALTER COLUMN "written" SET NOT NULL;

ALTER TABLE "audit"."chain"
    ADD CONSTRAINT "chain_class" CHECK ("class" IN ('access', 'exceptional', 'refused', 'transfer'));

ALTER TABLE "audit"."entry"
    ADD CONSTRAINT "entry_position" CHECK ("position" > 0),
    ADD CONSTRAINT "entry_face" CHECK ("face" IN ('graphql', 'rest', 'command', 'pages')),
    ADD CONSTRAINT "entry_hashes" CHECK (length("previous") = 32 AND length("hash") = 32 AND length("operation") = 32),
    ADD CONSTRAINT "entry_counted" CHECK ("counted" >= 0),
    ADD CONSTRAINT "entry_whole" CHECK (array_position("patients", NULL) IS NULL AND array_position("asked", NULL) IS NULL
        AND array_position("shown", NULL) IS NULL AND array_position("written", NULL) IS NULL);

-- Few rows concern all patients, and each patient's log has them
CREATE INDEX "entry_everyone_idx" ON "audit"."entry" (time) WHERE "everyone";

ALTER TABLE "audit"."operation" ADD CONSTRAINT "operation_hash" CHECK (length("hash") = 32);
ALTER TABLE "audit"."checkpoint" ADD CONSTRAINT "checkpoint_lengths" CHECK (length("key") = 32 AND length("signature") = 64);
ALTER TABLE "audit"."purge" ADD CONSTRAINT "purge_lengths" CHECK (length("key") = 32 AND length("signature") = 64);

-- A purge says that it is one; whoever else says so breaks a chain, which the verification finds
CREATE FUNCTION "audit"."refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND TG_TABLE_NAME = 'entry' AND current_setting('socle.audit_purge', true) = 'on' THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'the audit trail only grows: % of audit.% is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$$;

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['chain', 'entry', 'operation', 'checkpoint', 'purge'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.%I
            FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change()', name || '_only_grows', name);
        EXECUTE format('ALTER TABLE audit.%I ENABLE ALWAYS TRIGGER %I', name, name || '_only_grows');
    END LOOP;
END
$$;

-- The role that the server writes its trail as, where it may be made; roles are the whole server's, so another database
-- may have made it, even just now
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'socle_audit')
        AND (SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user) THEN
        BEGIN
            CREATE ROLE socle_audit NOLOGIN;
            EXECUTE format('GRANT socle_audit TO %I', current_user);
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END;
    END IF;
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'socle_audit') THEN
        GRANT USAGE ON SCHEMA audit, access TO socle_audit;
        GRANT INSERT, SELECT ON ALL TABLES IN SCHEMA audit TO socle_audit;
        GRANT SELECT ON access.opening TO socle_audit;
    END IF;
END
$$;
