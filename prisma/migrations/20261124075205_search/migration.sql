-- AlterTable
ALTER TABLE "administration"."StringValue" DROP CONSTRAINT "StringValue_pkey",
ADD COLUMN     "exact" TEXT COLLATE "C" NOT NULL DEFAULT '',
ADD COLUMN     "whole" TEXT COLLATE "C",
ADD CONSTRAINT "StringValue_pkey" PRIMARY KEY ("type", "parameter", "value", "exact", "id");

-- AlterTable
ALTER TABLE "encounters"."StringValue" DROP CONSTRAINT "StringValue_pkey",
ADD COLUMN     "exact" TEXT COLLATE "C" NOT NULL DEFAULT '',
ADD COLUMN     "whole" TEXT COLLATE "C",
ADD CONSTRAINT "StringValue_pkey" PRIMARY KEY ("type", "parameter", "value", "exact", "id");

-- AlterTable
ALTER TABLE "observations"."StringValue" DROP CONSTRAINT "StringValue_pkey",
ADD COLUMN     "exact" TEXT COLLATE "C" NOT NULL DEFAULT '',
ADD COLUMN     "whole" TEXT COLLATE "C",
ADD CONSTRAINT "StringValue_pkey" PRIMARY KEY ("type", "parameter", "value", "exact", "id");

-- AlterTable
ALTER TABLE "patients"."StringValue" DROP CONSTRAINT "StringValue_pkey",
ADD COLUMN     "exact" TEXT COLLATE "C" NOT NULL DEFAULT '',
ADD COLUMN     "whole" TEXT COLLATE "C",
ADD CONSTRAINT "StringValue_pkey" PRIMARY KEY ("type", "parameter", "value", "exact", "id");

-- CreateTable
CREATE TABLE "administration"."QuantityValue" (
    "type" TEXT COLLATE "C" NOT NULL,
    "path" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,
    "low" DOUBLE PRECISION NOT NULL,
    "high" DOUBLE PRECISION NOT NULL,
    "system" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "code" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "unit" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "canonical" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "canonicalLow" DOUBLE PRECISION NOT NULL,
    "canonicalHigh" DOUBLE PRECISION NOT NULL,
    "conceptSystem" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "concept" TEXT COLLATE "C" NOT NULL DEFAULT '',

    CONSTRAINT "QuantityValue_pkey" PRIMARY KEY ("type","id","position")
);

-- CreateTable
CREATE TABLE "encounters"."QuantityValue" (
    "type" TEXT COLLATE "C" NOT NULL,
    "path" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,
    "low" DOUBLE PRECISION NOT NULL,
    "high" DOUBLE PRECISION NOT NULL,
    "system" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "code" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "unit" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "canonical" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "canonicalLow" DOUBLE PRECISION NOT NULL,
    "canonicalHigh" DOUBLE PRECISION NOT NULL,
    "conceptSystem" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "concept" TEXT COLLATE "C" NOT NULL DEFAULT '',

    CONSTRAINT "QuantityValue_pkey" PRIMARY KEY ("type","id","position")
);

-- CreateTable
CREATE TABLE "observations"."QuantityValue" (
    "type" TEXT COLLATE "C" NOT NULL,
    "path" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,
    "low" DOUBLE PRECISION NOT NULL,
    "high" DOUBLE PRECISION NOT NULL,
    "system" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "code" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "unit" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "canonical" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "canonicalLow" DOUBLE PRECISION NOT NULL,
    "canonicalHigh" DOUBLE PRECISION NOT NULL,
    "conceptSystem" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "concept" TEXT COLLATE "C" NOT NULL DEFAULT '',

    CONSTRAINT "QuantityValue_pkey" PRIMARY KEY ("type","id","position")
);

-- CreateTable
CREATE TABLE "patients"."QuantityValue" (
    "type" TEXT COLLATE "C" NOT NULL,
    "path" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "position" INTEGER NOT NULL,
    "low" DOUBLE PRECISION NOT NULL,
    "high" DOUBLE PRECISION NOT NULL,
    "system" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "code" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "unit" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "canonical" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "canonicalLow" DOUBLE PRECISION NOT NULL,
    "canonicalHigh" DOUBLE PRECISION NOT NULL,
    "conceptSystem" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "concept" TEXT COLLATE "C" NOT NULL DEFAULT '',

    CONSTRAINT "QuantityValue_pkey" PRIMARY KEY ("type","id","position")
);

-- CreateIndex
CREATE INDEX "QuantityValue_type_path_canonical_canonicalLow_id_idx" ON "administration"."QuantityValue"("type", "path", "canonical", "canonicalLow", "id");

-- CreateIndex
CREATE INDEX "QuantityValue_type_path_concept_canonicalLow_id_idx" ON "administration"."QuantityValue"("type", "path", "concept", "canonicalLow", "id");

-- CreateIndex
CREATE INDEX "QuantityValue_type_path_canonical_canonicalLow_id_idx" ON "encounters"."QuantityValue"("type", "path", "canonical", "canonicalLow", "id");

-- CreateIndex
CREATE INDEX "QuantityValue_type_path_concept_canonicalLow_id_idx" ON "encounters"."QuantityValue"("type", "path", "concept", "canonicalLow", "id");

-- CreateIndex
CREATE INDEX "QuantityValue_type_path_canonical_canonicalLow_id_idx" ON "observations"."QuantityValue"("type", "path", "canonical", "canonicalLow", "id");

-- CreateIndex
CREATE INDEX "QuantityValue_type_path_concept_canonicalLow_id_idx" ON "observations"."QuantityValue"("type", "path", "concept", "canonicalLow", "id");

-- CreateIndex
CREATE INDEX "QuantityValue_type_path_canonical_canonicalLow_id_idx" ON "patients"."QuantityValue"("type", "path", "canonical", "canonicalLow", "id");

-- CreateIndex
CREATE INDEX "QuantityValue_type_path_concept_canonicalLow_id_idx" ON "patients"."QuantityValue"("type", "path", "concept", "canonicalLow", "id");

-- Indexes that Prisma has no words for

