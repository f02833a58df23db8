--
-- PostgreSQL database dump
--

\restrict G0Zu52P6CsfW4L5aD7LgH08eXhQr9KWcgCJLiZ1t4D8HBJqf8v0HpYebWEA3leP

-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: contacts; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.contacts (
    contact_nr character varying(200),
    lastname character varying(200),
    firstname character varying(200),
    email character varying(200),
    cellphone character varying(200),
    zipcode character varying(200),
    town character varying(200),
    birthdate date,
    remark character varying(200)
);


ALTER TABLE public.contacts OWNER TO postgres;

--
-- Name: venues; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.venues (
    id integer,
    town character varying(60)
);


ALTER TABLE public.venues OWNER TO postgres;

--
-- Data for Name: contacts; Type: TABLE DATA; Schema: public; Owner: postgres
--

INSERT INTO public.contacts VALUES ('000101', 'Lefèvre', 'Zoé', 'zoe.lefevre@example.org', '+33612345678', '01000', 'Bourg-en-Bresse', '1980-05-03', 'Préfère les places « côté cour »; jamais le balcon');
INSERT INTO public.contacts VALUES ('000102', 'D’Œuvre', 'François', 'f.doeuvre@example.org', '+33698765432', '75011', 'Paris', '1975-12-31', 'Deux lignes:
la seconde, avec une virgule');
INSERT INTO public.contacts VALUES ('000103', 'Gonçalves', 'João', 'joao@example.com.br', '+5511987654321', '01310-100', 'São Paulo', '2001-02-28', 'Disse "até já" & <nunca> voltou');
INSERT INTO public.contacts VALUES ('000104', 'Müller', 'Jürgen', NULL, NULL, '04109', 'Leipzig', NULL, '+6 places');
INSERT INTO public.contacts VALUES ('000105', 'N’Diaye', 'Aïcha', 'aicha@example.org', '+221771234567', NULL, 'Dakar', '1999-01-01', NULL);
INSERT INTO public.contacts VALUES ('000106', 'O''Neil', 'Seán', 'sean@example.ie', NULL, 'D02 X285', 'Dublin', '1962-07-15', '12 / 7');


--
-- Data for Name: venues; Type: TABLE DATA; Schema: public; Owner: postgres
--

INSERT INTO public.venues VALUES (1, 'Lyon');


--
-- PostgreSQL database dump complete
--

\unrestrict G0Zu52P6CsfW4L5aD7LgH08eXhQr9KWcgCJLiZ1t4D8HBJqf8v0HpYebWEA3leP

