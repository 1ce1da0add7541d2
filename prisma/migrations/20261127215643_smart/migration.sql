-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "smart";

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

