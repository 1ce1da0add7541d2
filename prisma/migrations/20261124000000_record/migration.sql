-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "administration";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "encounters";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "observations";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "patients";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "record";

-- CreateTable
CREATE TABLE "administration"."Organization" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "name" TEXT COLLATE "C" NOT NULL DEFAULT U&'\+10FFFF',

    CONSTRAINT "Organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "administration"."Location" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "name" TEXT COLLATE "C" NOT NULL DEFAULT U&'\+10FFFF',

    CONSTRAINT "Location_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "administration"."Practitioner" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "name" TEXT COLLATE "C" NOT NULL DEFAULT U&'\+10FFFF',

    CONSTRAINT "Practitioner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "administration"."PractitionerRole" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "PractitionerRole_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "administration"."HealthcareService" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "name" TEXT COLLATE "C" NOT NULL DEFAULT U&'\+10FFFF',

    CONSTRAINT "HealthcareService_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "administration"."Schedule" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "Schedule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "administration"."Slot" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "Slot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "administration"."Device" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "Device_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "administration"."Medication" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "Medication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "administration"."Substance" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "Substance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "administration"."Coverage" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "Coverage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "administration"."Account" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "name" TEXT COLLATE "C" NOT NULL DEFAULT U&'\+10FFFF',

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "administration"."ChargeItem" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "ChargeItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "administration"."Claim" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "Claim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "administration"."ClaimResponse" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "ClaimResponse_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "administration"."ExplanationOfBenefit" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "ExplanationOfBenefit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "administration"."Invoice" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "Invoice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "administration"."Questionnaire" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "name" TEXT COLLATE "C" NOT NULL DEFAULT U&'\+10FFFF',

    CONSTRAINT "Questionnaire_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "administration"."Group" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "Group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "administration"."List" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "List_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "administration"."ValueSet" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "name" TEXT COLLATE "C" NOT NULL DEFAULT U&'\+10FFFF',

    CONSTRAINT "ValueSet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "administration"."CodeSystem" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "name" TEXT COLLATE "C" NOT NULL DEFAULT U&'\+10FFFF',

    CONSTRAINT "CodeSystem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "administration"."AuditEvent" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "administration"."Provenance" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "Provenance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "administration"."SupplyDelivery" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "SupplyDelivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "administration"."StringValue" (
    "type" TEXT COLLATE "C" NOT NULL,
    "parameter" TEXT COLLATE "C" NOT NULL,
    "value" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "StringValue_pkey" PRIMARY KEY ("type","parameter","value","id")
);

-- CreateTable
CREATE TABLE "administration"."DateValue" (
    "type" TEXT COLLATE "C" NOT NULL,
    "parameter" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "start" TIMESTAMPTZ(6) NOT NULL,
    "end" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "DateValue_pkey" PRIMARY KEY ("type","parameter","id","start","end")
);

-- CreateTable
CREATE TABLE "encounters"."Encounter" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "Encounter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "encounters"."EpisodeOfCare" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "EpisodeOfCare_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "encounters"."Appointment" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "Appointment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "encounters"."AppointmentResponse" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "AppointmentResponse_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "encounters"."Procedure" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "Procedure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "encounters"."CarePlan" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "CarePlan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "encounters"."CareTeam" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "CareTeam_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "encounters"."Goal" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "Goal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "encounters"."Task" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "Task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "encounters"."ServiceRequest" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "ServiceRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "encounters"."DeviceRequest" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "DeviceRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "encounters"."MedicationRequest" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "MedicationRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "encounters"."MedicationAdministration" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "MedicationAdministration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "encounters"."MedicationDispense" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "MedicationDispense_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "encounters"."MedicationStatement" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "MedicationStatement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "encounters"."Communication" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "Communication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "encounters"."StringValue" (
    "type" TEXT COLLATE "C" NOT NULL,
    "parameter" TEXT COLLATE "C" NOT NULL,
    "value" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "StringValue_pkey" PRIMARY KEY ("type","parameter","value","id")
);

-- CreateTable
CREATE TABLE "encounters"."DateValue" (
    "type" TEXT COLLATE "C" NOT NULL,
    "parameter" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "start" TIMESTAMPTZ(6) NOT NULL,
    "end" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "DateValue_pkey" PRIMARY KEY ("type","parameter","id","start","end")
);

-- CreateTable
CREATE TABLE "observations"."Observation" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "Observation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "observations"."DiagnosticReport" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "DiagnosticReport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "observations"."Specimen" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "Specimen_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "observations"."ImagingStudy" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "ImagingStudy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "observations"."DocumentReference" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "DocumentReference_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "observations"."Binary" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "Binary_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "observations"."Media" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "Media_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "observations"."QuestionnaireResponse" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "QuestionnaireResponse_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "observations"."Composition" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "Composition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "observations"."StringValue" (
    "type" TEXT COLLATE "C" NOT NULL,
    "parameter" TEXT COLLATE "C" NOT NULL,
    "value" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "StringValue_pkey" PRIMARY KEY ("type","parameter","value","id")
);

-- CreateTable
CREATE TABLE "observations"."DateValue" (
    "type" TEXT COLLATE "C" NOT NULL,
    "parameter" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "start" TIMESTAMPTZ(6) NOT NULL,
    "end" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "DateValue_pkey" PRIMARY KEY ("type","parameter","id","start","end")
);

-- CreateTable
CREATE TABLE "observations"."ObservationCode" (
    "id" TEXT COLLATE "C" NOT NULL,
    "system" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "code" TEXT COLLATE "C" NOT NULL,
    "component" BOOLEAN NOT NULL,
    "patient" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL,
    "sequence" BIGINT NOT NULL,
    "status" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "ObservationCode_pkey" PRIMARY KEY ("id","system","code","component")
);

-- CreateTable
CREATE TABLE "patients"."Patient" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "name" TEXT COLLATE "C" NOT NULL DEFAULT U&'\+10FFFF',

    CONSTRAINT "Patient_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "patients"."RelatedPerson" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "name" TEXT COLLATE "C" NOT NULL DEFAULT U&'\+10FFFF',

    CONSTRAINT "RelatedPerson_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "patients"."Consent" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "patients"."AllergyIntolerance" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "AllergyIntolerance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "patients"."Condition" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "Condition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "patients"."FamilyMemberHistory" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "FamilyMemberHistory_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "patients"."Immunization" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "Immunization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "patients"."Flag" (
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" BIGINT NOT NULL,
    "updated" TIMESTAMPTZ(6) NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "patient" TEXT COLLATE "C",
    "compartment" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',
    "encounter" TEXT COLLATE "C",
    "status" TEXT COLLATE "C",
    "start" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "end" TIMESTAMPTZ(6) NOT NULL DEFAULT '-infinity',
    "tokens" TEXT[] COLLATE "C" NOT NULL DEFAULT '{}',

    CONSTRAINT "Flag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "patients"."StringValue" (
    "type" TEXT COLLATE "C" NOT NULL,
    "parameter" TEXT COLLATE "C" NOT NULL,
    "value" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "StringValue_pkey" PRIMARY KEY ("type","parameter","value","id")
);

-- CreateTable
CREATE TABLE "patients"."DateValue" (
    "type" TEXT COLLATE "C" NOT NULL,
    "parameter" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "start" TIMESTAMPTZ(6) NOT NULL,
    "end" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "DateValue_pkey" PRIMARY KEY ("type","parameter","id","start","end")
);

-- CreateTable
CREATE TABLE "record"."version" (
    "sequence" BIGSERIAL NOT NULL,
    "transaction" xid8 NOT NULL DEFAULT pg_current_xact_id(),
    "type" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "version" INTEGER NOT NULL,
    "patient" TEXT COLLATE "C",
    "source" TEXT COLLATE "C" NOT NULL,
    "author" TEXT COLLATE "C" NOT NULL,
    "time" TIMESTAMPTZ(6) NOT NULL,
    "action" TEXT COLLATE "C" NOT NULL,
    "hash" BYTEA,
    "document" JSONB,

    CONSTRAINT "version_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "record"."source" (
    "name" TEXT COLLATE "C" NOT NULL,
    "namespace" UUID NOT NULL,
    "created" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "source_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "record"."key" (
    "name" TEXT COLLATE "C" NOT NULL,
    "secret" BYTEA NOT NULL,
    "created" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "key_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE INDEX "Organization_start_id_idx" ON "administration"."Organization"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "Organization_updated_id_idx" ON "administration"."Organization"("updated", "id");

-- CreateIndex
CREATE INDEX "Organization_tokens_compartment_idx" ON "administration"."Organization" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "Organization_name_id_idx" ON "administration"."Organization"("name", "id");

-- CreateIndex
CREATE INDEX "Location_start_id_idx" ON "administration"."Location"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "Location_updated_id_idx" ON "administration"."Location"("updated", "id");

-- CreateIndex
CREATE INDEX "Location_tokens_compartment_idx" ON "administration"."Location" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "Location_name_id_idx" ON "administration"."Location"("name", "id");

-- CreateIndex
CREATE INDEX "Practitioner_start_id_idx" ON "administration"."Practitioner"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "Practitioner_updated_id_idx" ON "administration"."Practitioner"("updated", "id");

-- CreateIndex
CREATE INDEX "Practitioner_tokens_compartment_idx" ON "administration"."Practitioner" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "Practitioner_name_id_idx" ON "administration"."Practitioner"("name", "id");

-- CreateIndex
CREATE INDEX "PractitionerRole_start_id_idx" ON "administration"."PractitionerRole"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "PractitionerRole_updated_id_idx" ON "administration"."PractitionerRole"("updated", "id");

-- CreateIndex
CREATE INDEX "PractitionerRole_tokens_compartment_idx" ON "administration"."PractitionerRole" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "HealthcareService_start_id_idx" ON "administration"."HealthcareService"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "HealthcareService_updated_id_idx" ON "administration"."HealthcareService"("updated", "id");

-- CreateIndex
CREATE INDEX "HealthcareService_tokens_compartment_idx" ON "administration"."HealthcareService" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "HealthcareService_name_id_idx" ON "administration"."HealthcareService"("name", "id");

-- CreateIndex
CREATE INDEX "Schedule_start_id_idx" ON "administration"."Schedule"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "Schedule_updated_id_idx" ON "administration"."Schedule"("updated", "id");

-- CreateIndex
CREATE INDEX "Schedule_tokens_compartment_idx" ON "administration"."Schedule" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "Slot_start_id_idx" ON "administration"."Slot"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "Slot_updated_id_idx" ON "administration"."Slot"("updated", "id");

-- CreateIndex
CREATE INDEX "Slot_tokens_compartment_idx" ON "administration"."Slot" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "Device_start_id_idx" ON "administration"."Device"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "Device_updated_id_idx" ON "administration"."Device"("updated", "id");

-- CreateIndex
CREATE INDEX "Device_tokens_compartment_idx" ON "administration"."Device" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "Medication_start_id_idx" ON "administration"."Medication"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "Medication_updated_id_idx" ON "administration"."Medication"("updated", "id");

-- CreateIndex
CREATE INDEX "Medication_tokens_compartment_idx" ON "administration"."Medication" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "Substance_start_id_idx" ON "administration"."Substance"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "Substance_updated_id_idx" ON "administration"."Substance"("updated", "id");

-- CreateIndex
CREATE INDEX "Substance_tokens_compartment_idx" ON "administration"."Substance" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "Coverage_start_id_idx" ON "administration"."Coverage"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "Coverage_updated_id_idx" ON "administration"."Coverage"("updated", "id");

-- CreateIndex
CREATE INDEX "Coverage_tokens_compartment_idx" ON "administration"."Coverage" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "Account_start_id_idx" ON "administration"."Account"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "Account_updated_id_idx" ON "administration"."Account"("updated", "id");

-- CreateIndex
CREATE INDEX "Account_tokens_compartment_idx" ON "administration"."Account" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "Account_name_id_idx" ON "administration"."Account"("name", "id");

-- CreateIndex
CREATE INDEX "ChargeItem_start_id_idx" ON "administration"."ChargeItem"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "ChargeItem_updated_id_idx" ON "administration"."ChargeItem"("updated", "id");

-- CreateIndex
CREATE INDEX "ChargeItem_tokens_compartment_idx" ON "administration"."ChargeItem" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "Claim_start_id_idx" ON "administration"."Claim"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "Claim_updated_id_idx" ON "administration"."Claim"("updated", "id");

-- CreateIndex
CREATE INDEX "Claim_tokens_compartment_idx" ON "administration"."Claim" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "ClaimResponse_start_id_idx" ON "administration"."ClaimResponse"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "ClaimResponse_updated_id_idx" ON "administration"."ClaimResponse"("updated", "id");

-- CreateIndex
CREATE INDEX "ClaimResponse_tokens_compartment_idx" ON "administration"."ClaimResponse" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "ExplanationOfBenefit_start_id_idx" ON "administration"."ExplanationOfBenefit"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "ExplanationOfBenefit_updated_id_idx" ON "administration"."ExplanationOfBenefit"("updated", "id");

-- CreateIndex
CREATE INDEX "ExplanationOfBenefit_tokens_compartment_idx" ON "administration"."ExplanationOfBenefit" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "Invoice_start_id_idx" ON "administration"."Invoice"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "Invoice_updated_id_idx" ON "administration"."Invoice"("updated", "id");

-- CreateIndex
CREATE INDEX "Invoice_tokens_compartment_idx" ON "administration"."Invoice" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "Questionnaire_start_id_idx" ON "administration"."Questionnaire"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "Questionnaire_updated_id_idx" ON "administration"."Questionnaire"("updated", "id");

-- CreateIndex
CREATE INDEX "Questionnaire_tokens_compartment_idx" ON "administration"."Questionnaire" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "Questionnaire_name_id_idx" ON "administration"."Questionnaire"("name", "id");

-- CreateIndex
CREATE INDEX "Group_start_id_idx" ON "administration"."Group"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "Group_updated_id_idx" ON "administration"."Group"("updated", "id");

-- CreateIndex
CREATE INDEX "Group_tokens_compartment_idx" ON "administration"."Group" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "List_start_id_idx" ON "administration"."List"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "List_updated_id_idx" ON "administration"."List"("updated", "id");

-- CreateIndex
CREATE INDEX "List_tokens_compartment_idx" ON "administration"."List" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "ValueSet_start_id_idx" ON "administration"."ValueSet"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "ValueSet_updated_id_idx" ON "administration"."ValueSet"("updated", "id");

-- CreateIndex
CREATE INDEX "ValueSet_tokens_compartment_idx" ON "administration"."ValueSet" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "ValueSet_name_id_idx" ON "administration"."ValueSet"("name", "id");

-- CreateIndex
CREATE INDEX "CodeSystem_start_id_idx" ON "administration"."CodeSystem"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "CodeSystem_updated_id_idx" ON "administration"."CodeSystem"("updated", "id");

-- CreateIndex
CREATE INDEX "CodeSystem_tokens_compartment_idx" ON "administration"."CodeSystem" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "CodeSystem_name_id_idx" ON "administration"."CodeSystem"("name", "id");

-- CreateIndex
CREATE INDEX "AuditEvent_start_id_idx" ON "administration"."AuditEvent"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "AuditEvent_updated_id_idx" ON "administration"."AuditEvent"("updated", "id");

-- CreateIndex
CREATE INDEX "AuditEvent_tokens_compartment_idx" ON "administration"."AuditEvent" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "Provenance_start_id_idx" ON "administration"."Provenance"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "Provenance_updated_id_idx" ON "administration"."Provenance"("updated", "id");

-- CreateIndex
CREATE INDEX "Provenance_tokens_compartment_idx" ON "administration"."Provenance" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "SupplyDelivery_start_id_idx" ON "administration"."SupplyDelivery"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "SupplyDelivery_updated_id_idx" ON "administration"."SupplyDelivery"("updated", "id");

-- CreateIndex
CREATE INDEX "SupplyDelivery_tokens_compartment_idx" ON "administration"."SupplyDelivery" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "StringValue_type_id_idx" ON "administration"."StringValue"("type", "id");

-- CreateIndex
CREATE INDEX "DateValue_type_parameter_start_id_idx" ON "administration"."DateValue"("type", "parameter", "start", "id");

-- CreateIndex
CREATE INDEX "DateValue_type_id_idx" ON "administration"."DateValue"("type", "id");

-- CreateIndex
CREATE INDEX "Encounter_start_id_idx" ON "encounters"."Encounter"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "Encounter_updated_id_idx" ON "encounters"."Encounter"("updated", "id");

-- CreateIndex
CREATE INDEX "Encounter_tokens_compartment_idx" ON "encounters"."Encounter" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "EpisodeOfCare_start_id_idx" ON "encounters"."EpisodeOfCare"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "EpisodeOfCare_updated_id_idx" ON "encounters"."EpisodeOfCare"("updated", "id");

-- CreateIndex
CREATE INDEX "EpisodeOfCare_tokens_compartment_idx" ON "encounters"."EpisodeOfCare" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "Appointment_start_id_idx" ON "encounters"."Appointment"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "Appointment_updated_id_idx" ON "encounters"."Appointment"("updated", "id");

-- CreateIndex
CREATE INDEX "Appointment_tokens_compartment_idx" ON "encounters"."Appointment" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "AppointmentResponse_start_id_idx" ON "encounters"."AppointmentResponse"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "AppointmentResponse_updated_id_idx" ON "encounters"."AppointmentResponse"("updated", "id");

-- CreateIndex
CREATE INDEX "AppointmentResponse_tokens_compartment_idx" ON "encounters"."AppointmentResponse" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "Procedure_start_id_idx" ON "encounters"."Procedure"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "Procedure_updated_id_idx" ON "encounters"."Procedure"("updated", "id");

-- CreateIndex
CREATE INDEX "Procedure_tokens_compartment_idx" ON "encounters"."Procedure" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "CarePlan_start_id_idx" ON "encounters"."CarePlan"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "CarePlan_updated_id_idx" ON "encounters"."CarePlan"("updated", "id");

-- CreateIndex
CREATE INDEX "CarePlan_tokens_compartment_idx" ON "encounters"."CarePlan" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "CareTeam_start_id_idx" ON "encounters"."CareTeam"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "CareTeam_updated_id_idx" ON "encounters"."CareTeam"("updated", "id");

-- CreateIndex
CREATE INDEX "CareTeam_tokens_compartment_idx" ON "encounters"."CareTeam" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "Goal_start_id_idx" ON "encounters"."Goal"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "Goal_updated_id_idx" ON "encounters"."Goal"("updated", "id");

-- CreateIndex
CREATE INDEX "Goal_tokens_compartment_idx" ON "encounters"."Goal" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "Task_start_id_idx" ON "encounters"."Task"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "Task_updated_id_idx" ON "encounters"."Task"("updated", "id");

-- CreateIndex
CREATE INDEX "Task_tokens_compartment_idx" ON "encounters"."Task" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "ServiceRequest_start_id_idx" ON "encounters"."ServiceRequest"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "ServiceRequest_updated_id_idx" ON "encounters"."ServiceRequest"("updated", "id");

-- CreateIndex
CREATE INDEX "ServiceRequest_tokens_compartment_idx" ON "encounters"."ServiceRequest" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "DeviceRequest_start_id_idx" ON "encounters"."DeviceRequest"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "DeviceRequest_updated_id_idx" ON "encounters"."DeviceRequest"("updated", "id");

-- CreateIndex
CREATE INDEX "DeviceRequest_tokens_compartment_idx" ON "encounters"."DeviceRequest" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "MedicationRequest_start_id_idx" ON "encounters"."MedicationRequest"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "MedicationRequest_updated_id_idx" ON "encounters"."MedicationRequest"("updated", "id");

-- CreateIndex
CREATE INDEX "MedicationRequest_tokens_compartment_idx" ON "encounters"."MedicationRequest" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "MedicationAdministration_start_id_idx" ON "encounters"."MedicationAdministration"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "MedicationAdministration_updated_id_idx" ON "encounters"."MedicationAdministration"("updated", "id");

-- CreateIndex
CREATE INDEX "MedicationAdministration_tokens_compartment_idx" ON "encounters"."MedicationAdministration" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "MedicationDispense_start_id_idx" ON "encounters"."MedicationDispense"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "MedicationDispense_updated_id_idx" ON "encounters"."MedicationDispense"("updated", "id");

-- CreateIndex
CREATE INDEX "MedicationDispense_tokens_compartment_idx" ON "encounters"."MedicationDispense" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "MedicationStatement_start_id_idx" ON "encounters"."MedicationStatement"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "MedicationStatement_updated_id_idx" ON "encounters"."MedicationStatement"("updated", "id");

-- CreateIndex
CREATE INDEX "MedicationStatement_tokens_compartment_idx" ON "encounters"."MedicationStatement" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "Communication_start_id_idx" ON "encounters"."Communication"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "Communication_updated_id_idx" ON "encounters"."Communication"("updated", "id");

-- CreateIndex
CREATE INDEX "Communication_tokens_compartment_idx" ON "encounters"."Communication" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "StringValue_type_id_idx" ON "encounters"."StringValue"("type", "id");

-- CreateIndex
CREATE INDEX "DateValue_type_parameter_start_id_idx" ON "encounters"."DateValue"("type", "parameter", "start", "id");

-- CreateIndex
CREATE INDEX "DateValue_type_id_idx" ON "encounters"."DateValue"("type", "id");

-- CreateIndex
CREATE INDEX "Observation_start_id_idx" ON "observations"."Observation"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "Observation_updated_id_idx" ON "observations"."Observation"("updated", "id");

-- CreateIndex
CREATE INDEX "Observation_tokens_compartment_idx" ON "observations"."Observation" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "DiagnosticReport_start_id_idx" ON "observations"."DiagnosticReport"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "DiagnosticReport_updated_id_idx" ON "observations"."DiagnosticReport"("updated", "id");

-- CreateIndex
CREATE INDEX "DiagnosticReport_tokens_compartment_idx" ON "observations"."DiagnosticReport" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "Specimen_start_id_idx" ON "observations"."Specimen"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "Specimen_updated_id_idx" ON "observations"."Specimen"("updated", "id");

-- CreateIndex
CREATE INDEX "Specimen_tokens_compartment_idx" ON "observations"."Specimen" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "ImagingStudy_start_id_idx" ON "observations"."ImagingStudy"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "ImagingStudy_updated_id_idx" ON "observations"."ImagingStudy"("updated", "id");

-- CreateIndex
CREATE INDEX "ImagingStudy_tokens_compartment_idx" ON "observations"."ImagingStudy" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "DocumentReference_start_id_idx" ON "observations"."DocumentReference"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "DocumentReference_updated_id_idx" ON "observations"."DocumentReference"("updated", "id");

-- CreateIndex
CREATE INDEX "DocumentReference_tokens_compartment_idx" ON "observations"."DocumentReference" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "Binary_start_id_idx" ON "observations"."Binary"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "Binary_updated_id_idx" ON "observations"."Binary"("updated", "id");

-- CreateIndex
CREATE INDEX "Binary_tokens_compartment_idx" ON "observations"."Binary" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "Media_start_id_idx" ON "observations"."Media"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "Media_updated_id_idx" ON "observations"."Media"("updated", "id");

-- CreateIndex
CREATE INDEX "Media_tokens_compartment_idx" ON "observations"."Media" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "QuestionnaireResponse_start_id_idx" ON "observations"."QuestionnaireResponse"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "QuestionnaireResponse_updated_id_idx" ON "observations"."QuestionnaireResponse"("updated", "id");

-- CreateIndex
CREATE INDEX "QuestionnaireResponse_tokens_compartment_idx" ON "observations"."QuestionnaireResponse" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "Composition_start_id_idx" ON "observations"."Composition"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "Composition_updated_id_idx" ON "observations"."Composition"("updated", "id");

-- CreateIndex
CREATE INDEX "Composition_tokens_compartment_idx" ON "observations"."Composition" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "StringValue_type_id_idx" ON "observations"."StringValue"("type", "id");

-- CreateIndex
CREATE INDEX "DateValue_type_parameter_start_id_idx" ON "observations"."DateValue"("type", "parameter", "start", "id");

-- CreateIndex
CREATE INDEX "DateValue_type_id_idx" ON "observations"."DateValue"("type", "id");

-- CreateIndex
CREATE INDEX "ObservationCode_system_code_start_id_idx" ON "observations"."ObservationCode"("system", "code", "start" DESC, "id");

-- CreateIndex
CREATE INDEX "Patient_start_id_idx" ON "patients"."Patient"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "Patient_updated_id_idx" ON "patients"."Patient"("updated", "id");

-- CreateIndex
CREATE INDEX "Patient_tokens_compartment_idx" ON "patients"."Patient" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "Patient_name_id_idx" ON "patients"."Patient"("name", "id");

-- CreateIndex
CREATE INDEX "RelatedPerson_start_id_idx" ON "patients"."RelatedPerson"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "RelatedPerson_updated_id_idx" ON "patients"."RelatedPerson"("updated", "id");

-- CreateIndex
CREATE INDEX "RelatedPerson_tokens_compartment_idx" ON "patients"."RelatedPerson" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "RelatedPerson_name_id_idx" ON "patients"."RelatedPerson"("name", "id");

-- CreateIndex
CREATE INDEX "Consent_start_id_idx" ON "patients"."Consent"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "Consent_updated_id_idx" ON "patients"."Consent"("updated", "id");

-- CreateIndex
CREATE INDEX "Consent_tokens_compartment_idx" ON "patients"."Consent" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "AllergyIntolerance_start_id_idx" ON "patients"."AllergyIntolerance"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "AllergyIntolerance_updated_id_idx" ON "patients"."AllergyIntolerance"("updated", "id");

-- CreateIndex
CREATE INDEX "AllergyIntolerance_tokens_compartment_idx" ON "patients"."AllergyIntolerance" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "Condition_start_id_idx" ON "patients"."Condition"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "Condition_updated_id_idx" ON "patients"."Condition"("updated", "id");

-- CreateIndex
CREATE INDEX "Condition_tokens_compartment_idx" ON "patients"."Condition" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "FamilyMemberHistory_start_id_idx" ON "patients"."FamilyMemberHistory"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "FamilyMemberHistory_updated_id_idx" ON "patients"."FamilyMemberHistory"("updated", "id");

-- CreateIndex
CREATE INDEX "FamilyMemberHistory_tokens_compartment_idx" ON "patients"."FamilyMemberHistory" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "Immunization_start_id_idx" ON "patients"."Immunization"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "Immunization_updated_id_idx" ON "patients"."Immunization"("updated", "id");

-- CreateIndex
CREATE INDEX "Immunization_tokens_compartment_idx" ON "patients"."Immunization" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "Flag_start_id_idx" ON "patients"."Flag"("start" DESC, "id");

-- CreateIndex
CREATE INDEX "Flag_updated_id_idx" ON "patients"."Flag"("updated", "id");

-- CreateIndex
CREATE INDEX "Flag_tokens_compartment_idx" ON "patients"."Flag" USING GIN ("tokens", "compartment");

-- CreateIndex
CREATE INDEX "StringValue_type_id_idx" ON "patients"."StringValue"("type", "id");

-- CreateIndex
CREATE INDEX "DateValue_type_parameter_start_id_idx" ON "patients"."DateValue"("type", "parameter", "start", "id");

-- CreateIndex
CREATE INDEX "DateValue_type_id_idx" ON "patients"."DateValue"("type", "id");

-- CreateIndex
CREATE INDEX "version_patient_sequence_idx" ON "record"."version"("patient", "sequence");

-- CreateIndex
CREATE INDEX "version_transaction_sequence_idx" ON "record"."version"("transaction", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "version_type_id_version_key" ON "record"."version"("type", "id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "source_namespace_key" ON "record"."source"("namespace");

-- Indexes that Prisma has no words for
CREATE INDEX "Patient_patient_start_id_idx" ON "patients"."Patient" (patient, start DESC, id) INCLUDE (sequence, compartment, status);
CREATE INDEX "RelatedPerson_patient_start_id_idx" ON "patients"."RelatedPerson" (patient, start DESC, id) INCLUDE (sequence, compartment, status);
CREATE INDEX "Consent_patient_start_id_idx" ON "patients"."Consent" (patient, start DESC, id) INCLUDE (sequence, compartment, status);
CREATE INDEX "AllergyIntolerance_patient_start_id_idx" ON "patients"."AllergyIntolerance" (patient, start DESC, id) INCLUDE (sequence, compartment, status);
CREATE INDEX "Condition_patient_start_id_idx" ON "patients"."Condition" (patient, start DESC, id) INCLUDE (sequence, compartment, status);
CREATE INDEX "Condition_encounter_start_id_idx" ON "patients"."Condition" (encounter, start DESC, id) INCLUDE (sequence, compartment, status) WHERE encounter IS NOT NULL;
CREATE INDEX "FamilyMemberHistory_patient_start_id_idx" ON "patients"."FamilyMemberHistory" (patient, start DESC, id) INCLUDE (sequence, compartment, status);
CREATE INDEX "Immunization_patient_start_id_idx" ON "patients"."Immunization" (patient, start DESC, id) INCLUDE (sequence, compartment, status);
CREATE INDEX "Flag_patient_start_id_idx" ON "patients"."Flag" (patient, start DESC, id) INCLUDE (sequence, compartment, status);
CREATE INDEX "Flag_encounter_start_id_idx" ON "patients"."Flag" (encounter, start DESC, id) INCLUDE (sequence, compartment, status) WHERE encounter IS NOT NULL;
CREATE INDEX "Encounter_patient_start_id_idx" ON "encounters"."Encounter" (patient, start DESC, id) INCLUDE (sequence, compartment, status);
CREATE INDEX "EpisodeOfCare_patient_start_id_idx" ON "encounters"."EpisodeOfCare" (patient, start DESC, id) INCLUDE (sequence, compartment, status);
CREATE INDEX "Appointment_patient_start_id_idx" ON "encounters"."Appointment" (patient, start DESC, id) INCLUDE (sequence, status);
CREATE INDEX "AppointmentResponse_patient_start_id_idx" ON "encounters"."AppointmentResponse" (patient, start DESC, id) INCLUDE (sequence, compartment, status);
CREATE INDEX "Procedure_patient_start_id_idx" ON "encounters"."Procedure" (patient, start DESC, id) INCLUDE (sequence, compartment, status);
CREATE INDEX "Procedure_encounter_start_id_idx" ON "encounters"."Procedure" (encounter, start DESC, id) INCLUDE (sequence, compartment, status) WHERE encounter IS NOT NULL;
CREATE INDEX "CarePlan_patient_start_id_idx" ON "encounters"."CarePlan" (patient, start DESC, id) INCLUDE (sequence, compartment, status);
CREATE INDEX "CarePlan_encounter_start_id_idx" ON "encounters"."CarePlan" (encounter, start DESC, id) INCLUDE (sequence, compartment, status) WHERE encounter IS NOT NULL;
CREATE INDEX "CareTeam_patient_start_id_idx" ON "encounters"."CareTeam" (patient, start DESC, id) INCLUDE (sequence, compartment, status);
CREATE INDEX "CareTeam_encounter_start_id_idx" ON "encounters"."CareTeam" (encounter, start DESC, id) INCLUDE (sequence, compartment, status) WHERE encounter IS NOT NULL;
CREATE INDEX "Goal_patient_start_id_idx" ON "encounters"."Goal" (patient, start DESC, id) INCLUDE (sequence, compartment, status);
CREATE INDEX "Task_patient_start_id_idx" ON "encounters"."Task" (patient, start DESC, id) INCLUDE (sequence, compartment, status);
CREATE INDEX "Task_encounter_start_id_idx" ON "encounters"."Task" (encounter, start DESC, id) INCLUDE (sequence, compartment, status) WHERE encounter IS NOT NULL;
CREATE INDEX "ServiceRequest_patient_start_id_idx" ON "encounters"."ServiceRequest" (patient, start DESC, id) INCLUDE (sequence, compartment, status);
CREATE INDEX "ServiceRequest_encounter_start_id_idx" ON "encounters"."ServiceRequest" (encounter, start DESC, id) INCLUDE (sequence, compartment, status) WHERE encounter IS NOT NULL;
CREATE INDEX "DeviceRequest_patient_start_id_idx" ON "encounters"."DeviceRequest" (patient, start DESC, id) INCLUDE (sequence, compartment, status);
CREATE INDEX "DeviceRequest_encounter_start_id_idx" ON "encounters"."DeviceRequest" (encounter, start DESC, id) INCLUDE (sequence, compartment, status) WHERE encounter IS NOT NULL;
CREATE INDEX "MedicationRequest_patient_start_id_idx" ON "encounters"."MedicationRequest" (patient, start DESC, id) INCLUDE (sequence, compartment, status);
CREATE INDEX "MedicationRequest_encounter_start_id_idx" ON "encounters"."MedicationRequest" (encounter, start DESC, id) INCLUDE (sequence, compartment, status) WHERE encounter IS NOT NULL;
CREATE INDEX "MedicationAdministration_patient_start_id_idx" ON "encounters"."MedicationAdministration" (patient, start DESC, id) INCLUDE (sequence, compartment, status);
CREATE INDEX "MedicationDispense_patient_start_id_idx" ON "encounters"."MedicationDispense" (patient, start DESC, id) INCLUDE (sequence, compartment, status);
CREATE INDEX "MedicationStatement_patient_start_id_idx" ON "encounters"."MedicationStatement" (patient, start DESC, id) INCLUDE (sequence, compartment, status);
CREATE INDEX "Communication_patient_start_id_idx" ON "encounters"."Communication" (patient, start DESC, id) INCLUDE (sequence, compartment, status);
CREATE INDEX "Communication_encounter_start_id_idx" ON "encounters"."Communication" (encounter, start DESC, id) INCLUDE (sequence, compartment, status) WHERE encounter IS NOT NULL;
CREATE INDEX "Observation_patient_start_id_idx" ON "observations"."Observation" (patient, start DESC, id) INCLUDE (sequence, compartment, status);
CREATE INDEX "Observation_encounter_start_id_idx" ON "observations"."Observation" (encounter, start DESC, id) INCLUDE (sequence, compartment, status) WHERE encounter IS NOT NULL;
CREATE INDEX "DiagnosticReport_patient_start_id_idx" ON "observations"."DiagnosticReport" (patient, start DESC, id) INCLUDE (sequence, compartment, status);
CREATE INDEX "DiagnosticReport_encounter_start_id_idx" ON "observations"."DiagnosticReport" (encounter, start DESC, id) INCLUDE (sequence, compartment, status) WHERE encounter IS NOT NULL;
CREATE INDEX "Specimen_patient_start_id_idx" ON "observations"."Specimen" (patient, start DESC, id) INCLUDE (sequence, compartment, status);
CREATE INDEX "ImagingStudy_patient_start_id_idx" ON "observations"."ImagingStudy" (patient, start DESC, id) INCLUDE (sequence, compartment, status);
CREATE INDEX "ImagingStudy_encounter_start_id_idx" ON "observations"."ImagingStudy" (encounter, start DESC, id) INCLUDE (sequence, compartment, status) WHERE encounter IS NOT NULL;
CREATE INDEX "DocumentReference_patient_start_id_idx" ON "observations"."DocumentReference" (patient, start DESC, id) INCLUDE (sequence, compartment, status);
CREATE INDEX "DocumentReference_encounter_start_id_idx" ON "observations"."DocumentReference" (encounter, start DESC, id) INCLUDE (sequence, compartment, status) WHERE encounter IS NOT NULL;
CREATE INDEX "Media_patient_start_id_idx" ON "observations"."Media" (patient, start DESC, id) INCLUDE (sequence, compartment, status);
CREATE INDEX "Media_encounter_start_id_idx" ON "observations"."Media" (encounter, start DESC, id) INCLUDE (sequence, compartment, status) WHERE encounter IS NOT NULL;
CREATE INDEX "QuestionnaireResponse_patient_start_id_idx" ON "observations"."QuestionnaireResponse" (patient, start DESC, id) INCLUDE (sequence, compartment, status);
CREATE INDEX "QuestionnaireResponse_encounter_start_id_idx" ON "observations"."QuestionnaireResponse" (encounter, start DESC, id) INCLUDE (sequence, compartment, status) WHERE encounter IS NOT NULL;
CREATE INDEX "Composition_patient_start_id_idx" ON "observations"."Composition" (patient, start DESC, id) INCLUDE (sequence, compartment, status);
CREATE INDEX "Composition_encounter_start_id_idx" ON "observations"."Composition" (encounter, start DESC, id) INCLUDE (sequence, compartment, status) WHERE encounter IS NOT NULL;
CREATE INDEX "ObservationCode_patient_system_code_start_id_idx" ON "observations"."ObservationCode" (patient, system, code, start DESC, id) INCLUDE (sequence, compartment, status);
CREATE INDEX "Device_patient_start_id_idx" ON "administration"."Device" (patient, start DESC, id) INCLUDE (sequence, compartment, status);
CREATE INDEX "Coverage_patient_start_id_idx" ON "administration"."Coverage" (patient, start DESC, id) INCLUDE (sequence, compartment, status);
CREATE INDEX "Account_patient_start_id_idx" ON "administration"."Account" (patient, start DESC, id) INCLUDE (sequence, status);
CREATE INDEX "ChargeItem_patient_start_id_idx" ON "administration"."ChargeItem" (patient, start DESC, id) INCLUDE (sequence, compartment, status);
CREATE INDEX "Claim_patient_start_id_idx" ON "administration"."Claim" (patient, start DESC, id) INCLUDE (sequence, compartment, status);
CREATE INDEX "Claim_encounter_start_id_idx" ON "administration"."Claim" (encounter, start DESC, id) INCLUDE (sequence, compartment, status) WHERE encounter IS NOT NULL;
CREATE INDEX "ClaimResponse_patient_start_id_idx" ON "administration"."ClaimResponse" (patient, start DESC, id) INCLUDE (sequence, compartment, status);
CREATE INDEX "ExplanationOfBenefit_patient_start_id_idx" ON "administration"."ExplanationOfBenefit" (patient, start DESC, id) INCLUDE (sequence, compartment, status);
CREATE INDEX "ExplanationOfBenefit_encounter_start_id_idx" ON "administration"."ExplanationOfBenefit" (encounter, start DESC, id) INCLUDE (sequence, compartment, status) WHERE encounter IS NOT NULL;
CREATE INDEX "Invoice_patient_start_id_idx" ON "administration"."Invoice" (patient, start DESC, id) INCLUDE (sequence, compartment, status);
CREATE INDEX "List_patient_start_id_idx" ON "administration"."List" (patient, start DESC, id) INCLUDE (sequence, compartment, status);
CREATE INDEX "List_encounter_start_id_idx" ON "administration"."List" (encounter, start DESC, id) INCLUDE (sequence, compartment, status) WHERE encounter IS NOT NULL;
CREATE INDEX "AuditEvent_patient_start_id_idx" ON "administration"."AuditEvent" (patient, start DESC, id) INCLUDE (sequence, status);
CREATE INDEX "Provenance_patient_start_id_idx" ON "administration"."Provenance" (patient, start DESC, id) INCLUDE (sequence, status);
CREATE INDEX "SupplyDelivery_patient_start_id_idx" ON "administration"."SupplyDelivery" (patient, start DESC, id) INCLUDE (sequence, compartment, status);

-- The ledger only grows (its erasures come through a function of their own)
ALTER TABLE "record"."version"
    ADD CONSTRAINT "version_action_check" CHECK (action IN ('create', 'update', 'delete', 'erase'));

CREATE FUNCTION "record"."refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger only grows: % of record.version is refused', TG_OP
        USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER "version_only_grows" BEFORE UPDATE OR DELETE OR TRUNCATE ON "record"."version"
    FOR EACH STATEMENT EXECUTE FUNCTION "record"."refuse_change"();

-- Also while a session replays another server's changes
ALTER TABLE "record"."version" ENABLE ALWAYS TRIGGER "version_only_grows";

-- lz4 reads documents several times faster than pglz, where the server was built with it
DO $$
BEGIN
    IF (SELECT 'lz4' = ANY (enumvals) FROM pg_settings WHERE name = 'default_toast_compression') THEN
        ALTER TABLE "record"."version" ALTER COLUMN document SET COMPRESSION lz4;
    END IF;
END
$$;
