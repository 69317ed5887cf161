package dev.attest.documents.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How documents come in.
 *
 * @param maxUpload the largest file
 */
@ConfigurationProperties("attest")
record UploadSettings(@DefaultValue("64MB") DataSize maxUpload) {}
