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

-- CreateIndex
CREATE UNIQUE INDEX "account_name_key" ON "smart"."account"("name");

-- CreateIndex
CREATE INDEX "attempt_updated_idx" ON "smart"."attempt"("updated");

-- CreateIndex
CREATE INDEX "launch_expires_idx" ON "smart"."launch"("expires");

-- Indexes that Prisma has no words for

