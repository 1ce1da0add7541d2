-- DropIndex
DROP INDEX "administration"."QuantityValue_type_path_concept_canonicalLow_id_idx";

-- DropIndex
DROP INDEX "encounters"."QuantityValue_type_path_concept_canonicalLow_id_idx";

-- DropIndex
DROP INDEX "observations"."QuantityValue_type_path_concept_canonicalLow_id_idx";

-- DropIndex
DROP INDEX "observations"."ObservationCode_system_code_start_id_idx";

-- DropIndex
DROP INDEX "patients"."QuantityValue_type_path_concept_canonicalLow_id_idx";

-- AlterTable
ALTER TABLE "observations"."ObservationCode" ADD COLUMN     "encounter" TEXT COLLATE "C";

-- What is too long for an entry of the index below; the next start makes the rows anew.
UPDATE "patients"."QuantityValue" SET "system" = left("system", 150), "code" = left("code", 150), "unit" = left("unit", 150),
    "conceptSystem" = left("conceptSystem", 150), "concept" = left("concept", 150)
    WHERE greatest(length("system"), length("code"), length("unit"), length("conceptSystem"), length("concept")) > 150;
UPDATE "encounters"."QuantityValue" SET "system" = left("system", 150), "code" = left("code", 150), "unit" = left("unit", 150),
    "conceptSystem" = left("conceptSystem", 150), "concept" = left("concept", 150)
    WHERE greatest(length("system"), length("code"), length("unit"), length("conceptSystem"), length("concept")) > 150;
UPDATE "observations"."QuantityValue" SET "system" = left("system", 150), "code" = left("code", 150), "unit" = left("unit", 150),
    "conceptSystem" = left("conceptSystem", 150), "concept" = left("concept", 150)
    WHERE greatest(length("system"), length("code"), length("unit"), length("conceptSystem"), length("concept")) > 150;
UPDATE "administration"."QuantityValue" SET "system" = left("system", 150), "code" = left("code", 150), "unit" = left("unit", 150),
    "conceptSystem" = left("conceptSystem", 150), "concept" = left("concept", 150)
    WHERE greatest(length("system"), length("code"), length("unit"), length("conceptSystem"), length("concept")) > 150;

-- Indexes that Prisma has no words for
CREATE INDEX "QuantityValue_type_path_concept_canonicalLow_id_idx" ON "patients"."QuantityValue" (type, path, concept, "canonicalLow", id) INCLUDE ("conceptSystem", low, high, system, code, unit, canonical, "canonicalHigh");
CREATE INDEX "QuantityValue_type_path_concept_canonicalLow_id_idx" ON "encounters"."QuantityValue" (type, path, concept, "canonicalLow", id) INCLUDE ("conceptSystem", low, high, system, code, unit, canonical, "canonicalHigh");
CREATE INDEX "QuantityValue_type_path_concept_canonicalLow_id_idx" ON "observations"."QuantityValue" (type, path, concept, "canonicalLow", id) INCLUDE ("conceptSystem", low, high, system, code, unit, canonical, "canonicalHigh");
CREATE INDEX "ObservationCode_system_code_start_id_idx" ON "observations"."ObservationCode" (system, code, start DESC, id) INCLUDE (patient, component, encounter, sequence, compartment, status);
CREATE INDEX "QuantityValue_type_path_concept_canonicalLow_id_idx" ON "administration"."QuantityValue" (type, path, concept, "canonicalLow", id) INCLUDE ("conceptSystem", low, high, system, code, unit, canonical, "canonicalHigh");
