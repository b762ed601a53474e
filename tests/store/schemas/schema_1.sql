BEGIN TRANSACTION;
CREATE TABLE answer (
	dossier VARCHAR NOT NULL, 
	field VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	sealed BLOB NOT NULL, 
	PRIMARY KEY (dossier, field), 
	FOREIGN KEY(dossier) REFERENCES dossier (id) ON DELETE CASCADE
);
INSERT INTO "answer" VALUES('00000000-0000-0000-0000-000000000001','last_name',1,X'017365616C6564206E616D65');
INSERT INTO "answer" VALUES('00000000-0000-0000-0000-000000000001','nir',1,X'017365616C6564206E6972');
CREATE TABLE closed_visit (
	seq INTEGER NOT NULL, 
	site VARCHAR NOT NULL, 
	week VARCHAR NOT NULL, 
	procedure VARCHAR NOT NULL, 
	outcome VARCHAR NOT NULL, 
	band VARCHAR NOT NULL, 
	PRIMARY KEY (seq)
);
INSERT INTO "closed_visit" VALUES(1,'mairie','2026-W47','ameli-1.3-cpam-loire','done','<30');
CREATE TABLE dossier (
	id VARCHAR NOT NULL, 
	site VARCHAR NOT NULL, 
	reference VARCHAR NOT NULL, 
	procedure VARCHAR NOT NULL, 
	procedure_sha VARCHAR NOT NULL, 
	step VARCHAR NOT NULL, 
	"row" VARCHAR NOT NULL, 
	cursor INTEGER NOT NULL, 
	typist VARCHAR NOT NULL, 
	reason VARCHAR, 
	wait_by VARCHAR, 
	waiting_since VARCHAR, 
	due VARCHAR, 
	expires BOOLEAN NOT NULL, 
	wait_origin VARCHAR NOT NULL, 
	wait_detail VARCHAR NOT NULL, 
	closing_kind VARCHAR, 
	closing_at VARCHAR, 
	created_at VARCHAR NOT NULL, 
	touched_at VARCHAR NOT NULL, 
	touched_by VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (site, reference)
);
INSERT INTO "dossier" VALUES('00000000-0000-0000-0000-000000000001','mairie','K7Q421','ameli-1.3-cpam-loire','0000000000000000000000000000000000000000000000000000000000000000','connexion','field:nir',7,'citizen',NULL,NULL,NULL,NULL,0,'','',NULL,NULL,'2026-11-21T13:32:07.123456+00:00','2026-11-21T13:32:08.123456+00:00','Claire',1);
CREATE TABLE journal (
	seq INTEGER NOT NULL, 
	at VARCHAR NOT NULL, 
	site VARCHAR NOT NULL, 
	agent VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	reference VARCHAR NOT NULL, 
	dossier VARCHAR NOT NULL, 
	detail VARCHAR NOT NULL, 
	PRIMARY KEY (seq)
);
INSERT INTO "journal" VALUES(1,'2026-11-21T13:32:07.123456+00:00','mairie','Claire','created','K7Q421','00000000-0000-0000-0000-000000000001','');
CREATE TABLE key_slot (
	id VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	salt BLOB NOT NULL, 
	memory_kib INTEGER NOT NULL, 
	passes INTEGER NOT NULL, 
	lanes INTEGER NOT NULL, 
	wrapped BLOB NOT NULL, 
	tries INTEGER NOT NULL, 
	used INTEGER NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE procedure_text (
	sha VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	version VARCHAR NOT NULL, 
	toml VARCHAR NOT NULL, 
	PRIMARY KEY (sha)
);
INSERT INTO "procedure_text" VALUES('0000000000000000000000000000000000000000000000000000000000000000','ameli-1.3-cpam-loire','1','id = ''x''
');
CREATE TABLE tick (
	dossier VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	at VARCHAR NOT NULL, 
	"by" VARCHAR NOT NULL, 
	PRIMARY KEY (dossier, "key"), 
	FOREIGN KEY(dossier) REFERENCES dossier (id) ON DELETE CASCADE
);
INSERT INTO "tick" VALUES('00000000-0000-0000-0000-000000000001','piece:carte_vitale','oui','2026-11-21T13:32:07.123456+00:00','Claire');
CREATE TABLE undo_step (
	dossier VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	field VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	sealed BLOB NOT NULL, 
	PRIMARY KEY (dossier, number, field), 
	FOREIGN KEY(dossier) REFERENCES dossier (id) ON DELETE CASCADE
);
CREATE INDEX dossier_listing ON dossier (site, closing_kind, touched_at);
CREATE INDEX journal_site ON journal (site);
CREATE INDEX ix_journal_dossier ON journal (dossier);
CREATE INDEX journal_kind ON journal (site, kind);
CREATE INDEX ix_journal_at ON journal (at);
COMMIT;
